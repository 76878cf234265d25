namespace ShopConnector.Sandbox.Checkout;

/// <summary>What the shop asks; amounts in its currency, tax included.</summary>
/// <param name="CodeReason">What the shop tells the buyer when the code is refused; null when it is not.</param>
/// <param name="ShippingName">The rate that was applied, as the buyer reads it.</param>
public sealed record CheckoutQuote(
    decimal Subtotal, decimal Discount, bool CodeAccepted, string? CodeReason, decimal Shipping, string ShippingName)
{
    public decimal Total => Subtotal - Discount + Shipping;
}

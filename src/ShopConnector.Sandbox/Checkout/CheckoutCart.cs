using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Checkout;

/// <summary>A buyer with a cart: an account, or a guest known by the e-mail typed, or nobody yet.</summary>
/// <param name="Email">As typed; for an account its own.</param>
/// <param name="Subtotal">Goods, tax included.</param>
/// <param name="Code">As typed; null: none.</param>
internal sealed record CheckoutCart(
    ShopCustomer? Customer, string? Email, string Country, decimal Subtotal, string? Code);

namespace ShopConnector.Loyalty.Orders;

/// <summary>
/// By what two orders are known to come from one household, each null where it is not known. They are only ever
/// compared: storage holds them as keyed hashes, so that no street and no card can be read back.
/// </summary>
/// <param name="Email">The one on the order, which need not be that of its account: as the id of its member.</param>
/// <param name="ShipTo">Street, postcode and country, whatever the spelling.</param>
/// <param name="BillTo">As <paramref name="ShipTo"/>.</param>
/// <param name="Payment">The card; other means of payment give nothing that is the same twice.</param>
public sealed record OrderTraces(
    string? Email = null, string? ShipTo = null, string? BillTo = null, string? Payment = null)
{
    internal bool HasEmail(string? member) => IsSame(Email, member);

    /// <summary>Whether either was sent or billed to where the other was.</summary>
    internal bool SharesAddressWith(OrderTraces other) =>
        IsSame(ShipTo, other.ShipTo) || IsSame(ShipTo, other.BillTo)
        || IsSame(BillTo, other.ShipTo) || IsSame(BillTo, other.BillTo);

    internal bool SharesPaymentWith(OrderTraces other) => IsSame(Payment, other.Payment);

    private static bool IsSame(string? one, string? other) =>
        one is not null && string.Equals(one, other, StringComparison.Ordinal);
}

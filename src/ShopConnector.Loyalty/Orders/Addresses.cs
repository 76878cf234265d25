using NodaTime;

namespace ShopConnector.Loyalty.Orders;

/// <summary>Where the orders that count were sent.</summary>
internal static class Addresses
{
    /// <summary>
    /// Day of the first order sent to the address of the latest, when an earlier one went elsewhere; null otherwise.
    /// Moving back to where the first orders went is no new address.
    /// </summary>
    public static int? NewSince(ReadOnlySpan<CountedOrder> orders)
    {
        var present = default(Shipment);
        foreach (ref readonly var counted in orders)
            if (Shipment.Of(counted) is { Place: not null } shipment && shipment.IsAfter(present))
                present = shipment;

        var (first, earliest) = (present, present);
        foreach (ref readonly var counted in orders)
        {
            if (Shipment.Of(counted) is not { Place: { } place } shipment)
                continue;

            if (earliest.IsAfter(shipment))
                earliest = shipment;

            if (place == present.Place && first.IsAfter(shipment))
                first = shipment;
        }

        return earliest.Place == present.Place ? null : first.Day;
    }

    private readonly record struct Shipment(string? Place, Instant PlacedAt, int Day, OrderKey Key)
    {
        public static Shipment Of(in CountedOrder counted) =>
            new(counted.Order.ShipTo?.Place, counted.Order.PlacedAt, counted.Day, counted.Order.Key);

        // Two orders of one instant go by their keys, or the answer would hang on the order of the history.
        public bool IsAfter(Shipment other)
        {
            if (other.Place is null || PlacedAt != other.PlacedAt)
                return other.Place is null || PlacedAt > other.PlacedAt;

            var byShop = string.CompareOrdinal(Key.Shop, other.Key.Shop);
            return byShop != 0 ? byShop > 0 : string.CompareOrdinal(Key.Id, other.Key.Id) > 0;
        }
    }
}

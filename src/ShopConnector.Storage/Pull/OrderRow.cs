using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Referrals;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Pull;

/// <summary>A row of <c>customer_order</c>.</summary>
internal sealed record OrderRow
{
    public static string[] Columns { get; } =
    [
        "@id", "@customerId", "@placedAt", "@cancelledAt", "@updatedAt", "@deleted", "@body", "@card", "@buyer",
        "@boughtAt", "@shop",
    ];

    public string Id { get; init; } = "";

    /// <summary>Null: nobody's.</summary>
    public string? CustomerId { get; init; }

    public long PlacedAt { get; init; }

    /// <summary>Apart from the body, for it is the first instant seen that counts.</summary>
    public long? CancelledAt { get; init; }

    public long? UpdatedAt { get; init; }

    public long Deleted { get; init; }

    public string Body { get; init; } = "";

    public string? Card { get; init; }

    /// <summary>What a guest's order says of its buyer; null also in the trash, where it speaks for nobody.</summary>
    public string? Buyer { get; init; }

    /// <summary>When it was paid; null of one that is not, and of a test.</summary>
    public long? BoughtAt { get; init; }

    /// <summary>Of a pulled order, as the index has them, one a line; a held row does not bring them along.</summary>
    public string? Codes { get; init; }

    public static OrderRow Of(PulledOrder pulled, byte[] secret)
    {
        var order = KeyedTraces.Of(pulled, secret);
        var guest = pulled.CustomerId is null ? GuestOf(pulled) : null;
        return new OrderRow
        {
            Id = order.Key.Id,
            CustomerId = pulled.CustomerId ?? guest?.Key.Id,
            PlacedAt = order.PlacedAt.ToUnixTimeTicks(),
            CancelledAt = order.CancelledAt?.ToUnixTimeTicks(),
            UpdatedAt = pulled.UpdatedAt?.ToUnixTimeTicks(),
            Body = Column.Write(order.CancelledAt is null ? order : order with { CancelledAt = null }),
            Card = pulled.Card is null ? null : Column.Write(pulled.Card),
            Buyer = guest is null || pulled.IsTrashed ? null : Column.Write(guest),
            BoughtAt = order.Test ? null : order.PaidAt?.ToUnixTimeTicks(),
            Codes = OrderCodes.Joined(order.DiscountCodes),
        };
    }

    /// <summary>The row to store where a version is held; the held row itself when this one is older.</summary>
    public OrderRow After(OrderRow held)
    {
        if (UpdatedAt < held.UpdatedAt)
        {
            return held;
        }

        // A platform without the instant of a cancellation gives its last change instead, and that one moves.
        return this with
        {
            UpdatedAt = UpdatedAt ?? held.UpdatedAt,
            CancelledAt = CancelledAt is null ? null : held.CancelledAt ?? CancelledAt,
        };
    }

    /// <summary>Not even a version differs.</summary>
    public bool IsHeldAs(OrderRow held) => (this with { Codes = held.Codes }) == held;

    public bool SaysTheSameAs(OrderRow other) =>
        CustomerId == other.CustomerId && CancelledAt == other.CancelledAt && Deleted == other.Deleted
        && Body == other.Body && Card == other.Card && Buyer == other.Buyer;

    public void Fill(object?[] values, string shop)
    {
        values[0] = Id;
        values[1] = CustomerId;
        values[2] = PlacedAt;
        values[3] = CancelledAt;
        values[4] = UpdatedAt;
        values[5] = Deleted;
        values[6] = Body;
        values[7] = Card;
        values[8] = Buyer;
        values[9] = BoughtAt;
        values[10] = shop;
    }

    private static Customer? GuestOf(PulledOrder pulled)
    {
        if (Email.Normalise(pulled.Email ?? pulled.Guest?.Email) is not { } email)
        {
            return null;
        }

        var guest = pulled.Guest ?? new Customer { Key = default };
        return guest with { Key = CustomerKey.Guest(pulled.Order.Key.Shop, email), Email = email, CreatedAt = null };
    }
}

using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Loyalty.Customers;

/// <summary>
/// Everything known of one member: the customers of all connected shops that share an e-mail, what they did, and what
/// we have promised them so far. The input of <see cref="Evaluation"/>.
/// </summary>
public sealed record MemberHistory
{
    public required string Id { get; init; }

    /// <summary>The earliest registration first.</summary>
    public ImmutableArray<Customer> Customers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>
    /// Those of them for whom their shop has no place for a code: staff, guests where orders carry nothing, and whoever
    /// has no e-mail address that it takes for one.
    /// </summary>
    public ImmutableArray<CustomerKey> Codeless { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<Order> Orders { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>
    /// Orders the shops had and have deleted. They are no orders any more; what they earned is taken back. An order
    /// that is merely not there keeps its points: a history may be cut short.
    /// </summary>
    public ImmutableArray<OrderKey> DeletedOrders { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<Redemption> Redemptions { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What staff gave or took by hand.</summary>
    public ImmutableArray<ManualPoints> Manual { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<MemberEvent> Events { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What the ledger already holds; it stands, whatever the rules say today.</summary>
    public ImmutableArray<Posting> Postings { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<Entitlement> Entitlements { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Orders that carry a code of this member for friends, by whomever they were placed.</summary>
    public ImmutableArray<ReferredOrder> Referrals { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>
    /// The first instant after <paramref name="now"/> that a shop has dated something with, as one whose clock is ahead
    /// of ours does: only then an evaluation sees it. Null: all is in the past, as nearly always.
    /// </summary>
    public Instant? NextFact(Instant now)
    {
        Instant? next = null;
        foreach (var customer in Customers)
            next = Next(next, customer.CreatedAt, now);

        foreach (var order in Orders)
            next = Next(next, order, now);

        foreach (var referred in Referrals)
        {
            next = Next(next, referred.Order, now);
            foreach (var other in referred.Others)
                next = Next(Next(Next(next, other.PlacedAt, now), other.PaidAt, now), other.GivenBackAt, now);
        }

        return next;
    }

    private static Instant? Next(Instant? known, Order order, Instant now)
    {
        var next = Next(Next(Next(known, order.PlacedAt, now), order.PaidAt, now), order.CancelledAt, now);
        foreach (var refund in order.Refunds)
            next = Next(next, refund.At, now);

        return next;
    }

    private static Instant? Next(Instant? known, Instant? fact, Instant now) =>
        fact > now && !(known <= fact) ? fact : known;
}

/// <summary>Something the member did that is no order, such as writing a review.</summary>
/// <param name="Id">Unique within the member, and part of the key of a bonus paid for it.</param>
/// <param name="Kind">As <see cref="EventKind.Normalise"/> spells it.</param>
/// <param name="Author">Who noted it; null where that is not known.</param>
public sealed record MemberEvent(string Id, string Kind, Instant At, string? Author = null);

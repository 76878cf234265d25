using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Referrals;

/// <summary>The orders that carry codes of some members for friends, with what is to be known of the friends.</summary>
internal sealed class ReferralReader
{
    private readonly ILookup<string, ReferralRow> _orders;
    private readonly ILookup<OrderKey, FriendPurchaseRow> _others;
    private readonly ILookup<(string Member, OrderKey Order), RivalCodeRow> _rivals;

    private ReferralReader(
        IEnumerable<ReferralRow> orders, IEnumerable<FriendPurchaseRow> others, IEnumerable<RivalCodeRow> rivals)
    {
        _orders = orders.ToLookup(row => row.MemberId, StringComparer.Ordinal);
        _others = others.ToLookup(row => new OrderKey(row.Shop, row.Id));
        _rivals = rivals.ToLookup(row => (row.MemberId, new OrderKey(row.Shop, row.Id)));
    }

    /// <param name="advocates">Those of the members who have a code for friends; most batches have none.</param>
    public static async Task<ReferralReader> OfAsync(Session session, IReadOnlyCollection<string> advocates)
    {
        if (advocates.Count == 0)
            return new ReferralReader([], [], []);

        var these = new { members = Column.List(advocates) };
        return new ReferralReader(
            await session.RowsAsync<ReferralRow>("ReferralsOfMembers", these),
            await session.RowsAsync<FriendPurchaseRow>("PurchasesOfFriends", these),
            await session.RowsAsync<RivalCodeRow>("RivalCodes", these));
    }

    // An order with an old code and a new one of the same member is one order.
    public ImmutableArray<ReferredOrder> Of(string member) =>
    [
        .. _orders[member].DistinctBy(row => (row.Shop, row.Id)).Select(Referred)
            .OrderBy(one => one.Order.PlacedAt)
            .ThenBy(one => one.Order.Key.Shop, StringComparer.Ordinal)
            .ThenBy(one => one.Order.Key.Id, StringComparer.Ordinal),
    ];

    private ReferredOrder Referred(ReferralRow row)
    {
        var order = Of(row.Body, row.CancelledAt);
        var friend = row.Friend
            ?? (row.CustomerId is { } id ? $"account {new CustomerKey(row.Shop, id)}" : null);
        return new ReferredOrder(order, friend)
        {
            Deleted = row.Deleted == 1,
            Others =
            [
                .. _others[order.Key].Select(other => FriendPurchase.Of(Of(other.Body, other.CancelledAt)))
                    .OfType<FriendPurchase>().OrderBy(other => other.PaidAt)
                    .ThenBy(other => other.Order.Shop, StringComparer.Ordinal)
                    .ThenBy(other => other.Order.Id, StringComparer.Ordinal),
            ],
            Rivals =
            [
                .. _rivals[(row.MemberId, order.Key)]
                    .Where(rival => Column.Read<Entitlement>(rival.Body).OpenedAt <= order.PlacedAt)
                    .Select(rival => rival.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
        };
    }

    private static Order Of(string body, long? cancelledAt)
    {
        var order = Column.Read<Order>(body);
        return cancelledAt is { } at ? order with { CancelledAt = Instant.FromUnixTimeTicks(at) } : order;
    }
}

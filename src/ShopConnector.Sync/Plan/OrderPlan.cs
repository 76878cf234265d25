using System.Collections.Immutable;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Sync.Plan;

/// <summary>What order rules have decided about a member's orders, less what was done already.</summary>
internal static class OrderPlan
{
    // decided            mark       order      → change
    // tag                has it     any        → nothing, also when staff have taken it off
    // tag                has not    carries it → mark it; it stays the merchant's, and no undo takes it
    // tag                has not    has not    → add
    // hold               has it     any        → nothing, also when staff have released the order
    // hold               has not    unsent     → hold
    public static ImmutableArray<OrderChange> Of(StoredMember member, Decision decision, string shop)
    {
        if (decision.Orders.IsEmpty)
        {
            return [];
        }

        var orders = member.History.Orders.ToDictionary(order => order.Key);
        return
        [
            .. decision.Orders
                .Where(verdict => string.Equals(verdict.Order.Shop, shop, StringComparison.Ordinal))
                .Select(verdict => Between(orders[verdict.Order], verdict))
                .Where(change => !change.IsEmpty),
        ];
    }

    internal static OrderChange Between(Order order, OrderVerdict verdict)
    {
        var mark = order.Mark ?? OrderMark.None;
        var decided = new TagSet(verdict.Tags).Except(new TagSet(mark.Tags));
        var added = decided.Except(new TagSet(order.Tags));
        return new OrderChange
        {
            Order = order.Key,
            Mark = mark,
            Tags = [.. decided],
            AddTags = [.. added],
            TagsAfter = [.. order.Tags, .. added],
            Hold = verdict.Hold && !mark.Held,
            Notes = [.. verdict.Notes.ExceptBy(mark.Notes.Select(note => note.Rule), note => note.Rule)],
        };
    }

    /// <summary>
    /// The way back, as far as what was written still stands. The mark stays: what a person takes back is not done
    /// again. A note is history, and an order that was let go is not held a second time.
    /// </summary>
    public static ImmutableArray<OrderChange> Reverse(ImmutableArray<OrderChange> written, StoredMember member)
    {
        var orders = member.History.Orders.ToDictionary(order => order.Key);
        return
        [
            .. written.Where(change => orders.ContainsKey(change.Order))
                .Select(change => Reverse(change, orders[change.Order]))
                .Where(change => !change.IsEmpty),
        ];
    }

    private static OrderChange Reverse(OrderChange written, Order order)
    {
        var held = new TagSet(order.Tags);
        var removed = written.AddTags.Where(held.Contains).ToImmutableArray();
        var added = new TagSet(written.RemoveTags).Except(held);
        return new OrderChange
        {
            Order = order.Key,
            Mark = order.Mark ?? OrderMark.None,
            AddTags = [.. added],
            RemoveTags = removed,
            TagsAfter = [.. held.Except(new TagSet(removed)), .. added],
            Release = written.Hold && order.Fulfilment == FulfilmentState.OnHold,
        };
    }
}

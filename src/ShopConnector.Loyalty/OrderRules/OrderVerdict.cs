using System.Collections.Immutable;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.OrderRules;

/// <summary>
/// What the rules have decided about one order, earlier and now. What was decided once stays, and is done once.
/// </summary>
/// <param name="Hold">It is to be held, or was; whether it still is, the order says.</param>
public sealed record OrderVerdict(
    OrderKey Order, ImmutableArray<string> Tags, bool Hold, ImmutableArray<OrderNote> Notes);

using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Orders;

/// <summary>States as WooCommerce spells them.</summary>
internal static class OrderStatuses
{
    private static readonly Dictionary<OrderState, string> Names = new()
    {
        [OrderState.Draft] = "checkout-draft",
        [OrderState.Pending] = "pending",
        [OrderState.OnHold] = "on-hold",
        [OrderState.Failed] = "failed",
        [OrderState.Processing] = "processing",
        [OrderState.Completed] = "completed",
        [OrderState.Refunded] = "refunded",
        [OrderState.Cancelled] = "cancelled",
        [OrderState.Trashed] = "trash",
    };

    private static readonly Dictionary<string, OrderState> States =
        Names.ToDictionary(row => row.Value, row => row.Key, StringComparer.Ordinal);

    public static string NameOf(OrderState state) => Names[state];

    public static OrderState? StateOf(string name) => States.TryGetValue(name, out var state) ? state : null;

    /// <summary>
    /// <c>any</c> has drafts in it and no trash, and wins over all that is named beside it: ask for trash alone.
    /// </summary>
    public static Func<OrderState, bool> Filter(IReadOnlyList<string> asked)
    {
        if (asked.Count == 0 || asked.Contains("any", StringComparer.Ordinal))
            return state => state != OrderState.Trashed;
        var states = asked.Select(StateOrRefuse).ToHashSet();
        return states.Contains;
    }

    private static OrderState StateOrRefuse(string name) => StateOf(name)
        ?? throw WooError.InvalidParameter(
            "status[0]", $"status[0] is not one of any, {string.Join(", ", States.Keys)}.");
}

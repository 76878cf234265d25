using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.WooCommerce.Orders;

/// <summary>
/// WooCommerce has no labels on orders: a plugin shows what stands in any metadata whose key ends in <c>_order_tags</c>
/// and that is a list.
/// </summary>
internal static class OrderLabels
{
    private const string KeyEnd = "_order_tags";

    public static IReadOnlyList<string> Of(ShopOrder order) =>
        [.. Lists(order).SelectMany(list => list).Select(tag => tag?.ToString() ?? "")];

    public static bool Remove(ShopOrder order, string tag) =>
        Lists(order).Sum(list => list.RemoveAll(one => one?.ToString() == tag)) > 0;

    private static IEnumerable<JsonArray> Lists(ShopOrder order) => order.Metadata
        .Where(entry => entry.Key.EndsWith(KeyEnd, StringComparison.Ordinal)
            && entry.Value?.GetValueKind() == JsonValueKind.Array)
        .Select(entry => entry.Value!.AsArray());
}

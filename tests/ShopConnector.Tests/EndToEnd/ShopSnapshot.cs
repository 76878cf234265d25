using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>
/// What a shop shows, as text to compare: the tags and the metadata of every customer and order, and how many live
/// codes each owner has. Looks at the shop only, never at our storage. Codes differ by installation, so their letters
/// are masked.
/// </summary>
internal static partial class ShopSnapshot
{
    public static string Of(SandboxShop shop)
    {
        var text = new StringBuilder();
        lock (shop.State.Gate)
        {
            foreach (var customer in shop.State.Customers.Values)
            {
                Add(text, "customer", customer.Id, shop.Face.TagsOf(customer), customer.Metadata);
            }

            foreach (var order in shop.State.Orders.Values)
            {
                Add(text, "order", order.Id, [], order.Metadata);
            }
        }

        foreach (var (owner, codes) in shop.Records.LiveCodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"codes of {owner}: {codes.Length}\n");
        }

        return Codes().Replace(text.ToString(), "KOM-…");
    }

    private static void Add(
        StringBuilder text, string kind, long id, IEnumerable<string> tags, IEnumerable<MetaEntry> metadata)
    {
        // The companion plugin's own marks hold times.
        var rows = metadata.Where(entry => entry.Key != "_shopconnector_version")
            .Select(entry => $"{entry.Namespace}.{entry.Key}={Json(entry.Value)}")
            .Order(StringComparer.Ordinal);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{kind} {id}: [{string.Join(", ", tags.Order(StringComparer.Ordinal))}] {string.Join(' ', rows)}\n");
    }

    private static string Json(JsonNode? value) => value?.ToJsonString() ?? "null";

    [GeneratedRegex(
        "KOM-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Codes();
}

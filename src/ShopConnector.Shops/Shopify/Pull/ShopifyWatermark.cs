using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Bulk;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>
/// How far each stream is complete, by the shop's own <c>updatedAt</c>; null: not begun. Our clock plays no part, so
/// it may be wrong without losing anything.
/// </summary>
/// <param name="Deletions">Up to here, by the shop's clock, all that was deleted is known; null: never looked.</param>
/// <param name="Bulk">What bulk operations have still to bring; null: nothing.</param>
internal sealed record ShopifyWatermark(
    Instant? Customers = null, Instant? Orders = null, Instant? Deletions = null, BulkPlan? Bulk = null)
{
    /// <summary>With what is left of a backfill; a stream of which nothing is left is complete.</summary>
    public ShopifyWatermark With(BulkPlan left)
    {
        var mark = this with
        {
            Customers = left.Customers is { Slices.Length: 0, UpTo: { } customers } ? customers : Customers,
            Orders = left.Orders is { Slices.Length: 0, UpTo: { } orders } ? orders : Orders,
        };
        var rest = new BulkPlan(Open(left.Customers), Open(left.Orders));
        return mark with { Bulk = rest is { Customers: null, Orders: null } ? null : rest };

        static BulkStream? Open(BulkStream? stream) => stream is { Slices: not { Length: 0 } } ? stream : null;
    }

    public string ToText() => JsonSerializer.Serialize(this, ShopifyJson.Default.ShopifyWatermark);

    /// <summary>Null when it cannot be read: everything is pulled again, which costs time and loses nothing.</summary>
    public static ShopifyWatermark? TryParse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ShopifyJson.Default.ShopifyWatermark);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>
/// How far each stream is complete, by the shop's own <c>updatedAt</c>; null: not begun. Our clock plays no part, so
/// it may be wrong without losing anything.
/// </summary>
/// <param name="Deletions">Up to here, by the shop's clock, all that was deleted is known; null: never looked.</param>
internal sealed record ShopifyWatermark(Instant? Customers = null, Instant? Orders = null, Instant? Deletions = null)
{
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

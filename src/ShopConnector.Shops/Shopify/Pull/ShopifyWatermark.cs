using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>
/// How far each stream is complete, by the shop's own <c>updatedAt</c>; null: not begun. Our clock plays no part, so
/// it may be wrong without losing anything.
/// </summary>
internal sealed record ShopifyWatermark(Instant? Customers = null, Instant? Orders = null)
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

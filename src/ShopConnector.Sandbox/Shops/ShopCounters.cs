namespace ShopConnector.Sandbox.Shops;

/// <summary>What the API was asked; admin and checkout are not counted. Change it under the shop's gate.</summary>
internal sealed class ShopCounters
{
    public long Requests { get; set; }

    /// <summary>Requests that changed something.</summary>
    public long Writes { get; set; }

    /// <summary>Answered with 429 or THROTTLED.</summary>
    public long Throttled { get; set; }

    /// <summary>Shopify points charged; 0 on WooCommerce.</summary>
    public decimal Cost { get; set; }
}

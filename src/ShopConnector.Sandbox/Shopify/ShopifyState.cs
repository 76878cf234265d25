using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shopify.Access;
using ShopConnector.Sandbox.Shopify.Bulk;
using ShopConnector.Sandbox.Shopify.Discounts;
using ShopConnector.Sandbox.Shopify.Metafields;
using ShopConnector.Sandbox.Shopify.Segments;
using ShopConnector.Sandbox.Shopify.Webhooks;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify;

/// <summary>What a shop knows because it is a Shopify shop; guarded by the shop's gate like the rest of it.</summary>
internal sealed class ShopifyState
{
    public ShopifyState(ShopState shop, ShopifyOptions options, SandboxFaults faults)
    {
        (Options, Faults) = (options, faults);
        Access = new AccessTokens(shop, options);
        Bucket = new PointsBucket(options, shop.ExactNow);
    }

    public ShopifyOptions Options { get; }

    public SandboxFaults Faults { get; }

    public AccessTokens Access { get; }

    public PointsBucket Bucket { get; }

    public List<MetafieldDefinition> Definitions { get; } = [];

    public List<Segment> Segments { get; } = [];

    public List<Discount> Discounts { get; } = [];

    public BulkOperations Bulk { get; } = new();

    public List<WebhookSubscription> Webhooks { get; } = [];
}

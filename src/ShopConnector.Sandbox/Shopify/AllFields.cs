using System.Collections.Immutable;
using ShopConnector.Sandbox.Shopify.Bulk;
using ShopConnector.Sandbox.Shopify.Discounts;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Fulfilment;
using ShopConnector.Sandbox.Shopify.Metafields;
using ShopConnector.Sandbox.Shopify.Reading;
using ShopConnector.Sandbox.Shopify.Schema;
using ShopConnector.Sandbox.Shopify.Segments;
using ShopConnector.Sandbox.Shopify.Tagging;
using ShopConnector.Sandbox.Shopify.Webhooks;

namespace ShopConnector.Sandbox.Shopify;

/// <summary>The table of contents: who answers for which part of the schema.</summary>
internal static class AllFields
{
    public static Resolvers Create(AdminApi api)
    {
        var resolvers = new Resolvers();
        ConnectionFields.AddTo(resolvers, Connections());
        ShopFields.AddTo(resolvers);
        NodeFields.AddTo(resolvers);
        CustomerFields.AddTo(resolvers);
        Address.AddTo(resolvers);
        ProductFields.AddTo(resolvers);
        OrderFields.AddTo(resolvers);
        OrderAmounts.AddTo(resolvers);
        LineFields.AddTo(resolvers);
        RefundFields.AddTo(resolvers);
        ShippingOf.AddTo(resolvers);
        EventFields.AddTo(resolvers);
        Transaction.AddTo(resolvers);
        CardDetails.AddTo(resolvers);
        TaxLine.AddTo(resolvers);
        Money.AddTo(resolvers);
        Parcel.AddTo(resolvers);
        RiskOf.AddTo(resolvers);
        HoldMutations.AddTo(resolvers);
        TagMutations.AddTo(resolvers);
        OwnedMetafield.AddTo(resolvers);
        MetafieldMutations.AddTo(resolvers);
        MetafieldDefinition.AddTo(resolvers);
        DefinitionMutations.AddTo(resolvers);
        Segment.AddTo(resolvers);
        DiscountQueries.AddTo(resolvers);
        DiscountFields.AddTo(resolvers);
        DiscountMutations.AddTo(resolvers);
        BulkFields.AddTo(resolvers, api);
        BulkMutations.AddTo(resolvers, api);
        StagedUploads.AddTo(resolvers);
        WebhookSubscription.AddTo(resolvers);
        return resolvers;
    }

    private static ImmutableArray<string> Connections() =>
    [
        .. AdminSchema.Instance.Types.Select(type => type.Name)
            .Where(name => name.EndsWith("Connection", StringComparison.Ordinal)),
    ];
}

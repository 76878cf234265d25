using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Setup;

/// <summary>What we ask of the shop itself, beside its customers and orders.</summary>
internal static class SetupDocuments
{
    public static GraphQlDocument Definitions { get; } = GraphQlDocument.Load("Setup.Definitions");

    public static GraphQlDocument DefinitionCreate { get; } = GraphQlDocument.Load("Setup.DefinitionCreate");

    public static GraphQlDocument DefinitionUpdate { get; } = GraphQlDocument.Load("Setup.DefinitionUpdate");

    public static GraphQlDocument DefinitionDelete { get; } = GraphQlDocument.Load("Setup.DefinitionDelete");

    public static GraphQlDocument SegmentCreate { get; } = GraphQlDocument.Load("Setup.SegmentCreate");

    public static GraphQlDocument SegmentUpdate { get; } = GraphQlDocument.Load("Setup.SegmentUpdate");

    public static GraphQlDocument SegmentDelete { get; } = GraphQlDocument.Load("Setup.SegmentDelete");

    public static GraphQlDocument AutomaticCreate { get; } = GraphQlDocument.Load("Setup.AutomaticCreate");

    public static GraphQlDocument AutomaticUpdate { get; } = GraphQlDocument.Load("Setup.AutomaticUpdate");

    public static GraphQlDocument AutomaticActivate { get; } = GraphQlDocument.Load("Setup.AutomaticActivate");

    public static GraphQlDocument AutomaticDelete { get; } = GraphQlDocument.Load("Setup.AutomaticDelete");

    public static GraphQlDocument ShippingCodeCreate { get; } = GraphQlDocument.Load("Setup.ShippingCodeCreate");

    public static GraphQlDocument ShippingCodeUpdate { get; } = GraphQlDocument.Load("Setup.ShippingCodeUpdate");

    public static GraphQlDocument ShippingCodeActivate { get; } = GraphQlDocument.Load("Setup.ShippingCodeActivate");

    public static GraphQlDocument ShippingCodeDelete { get; } = GraphQlDocument.Load("Setup.ShippingCodeDelete");

    public static GraphQlDocument ShippingHeld { get; } = GraphQlDocument.Load("Setup.ShippingHeld");

    public static GraphQlDocument ShippingNamed { get; } = GraphQlDocument.Load("Setup.ShippingNamed");
}

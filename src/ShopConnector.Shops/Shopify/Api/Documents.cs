namespace ShopConnector.Shops.Shopify.Api;

/// <summary>Everything we ever ask of Shopify.</summary>
internal static class Documents
{
    public static GraphQlDocument Customers { get; } = GraphQlDocument.Load("Read.Customers");

    public static GraphQlDocument Orders { get; } = GraphQlDocument.Load("Read.Orders");

    public static GraphQlDocument OrderLines { get; } = GraphQlDocument.Load("Read.OrderLines");

    public static GraphQlDocument OrderRefunds { get; } = GraphQlDocument.Load("Read.OrderRefunds");

    public static GraphQlDocument RefundLines { get; } = GraphQlDocument.Load("Read.RefundLines");

    public static GraphQlDocument Deletions { get; } = GraphQlDocument.Load("Read.Deletions");

    public static GraphQlDocument Existing { get; } = GraphQlDocument.Load("Read.Existing");

    public static GraphQlDocument EmailVerified { get; } = GraphQlDocument.Load("Read.EmailVerified");

    public static GraphQlDocument Size { get; } = GraphQlDocument.Load("Read.Size");

    public static GraphQlDocument BulkCustomers { get; } = GraphQlDocument.Load("Read.BulkCustomers");

    public static GraphQlDocument BulkOrders { get; } = GraphQlDocument.Load("Read.BulkOrders");

    public static GraphQlDocument BulkRun { get; } = GraphQlDocument.Load("Read.BulkRun");

    public static GraphQlDocument BulkStatus { get; } = GraphQlDocument.Load("Read.BulkStatus");

    public static GraphQlDocument BulkNewest { get; } = GraphQlDocument.Load("Read.BulkNewest");

    public static GraphQlDocument OrdersCount { get; } = GraphQlDocument.Load("Read.OrdersCount");

    public static GraphQlDocument ShopFacts { get; } = GraphQlDocument.Load("Read.ShopFacts");

    public static GraphQlDocument ShopCurrency { get; } = GraphQlDocument.Load("Read.ShopCurrency");

    public static GraphQlDocument PersonalData { get; } = GraphQlDocument.Load("Read.PersonalData");

    public static GraphQlDocument OrderMarks { get; } = GraphQlDocument.Load("Read.OrderMarks");

    public static GraphQlDocument OrderParcels { get; } = GraphQlDocument.Load("Read.OrderParcels");

    public static GraphQlDocument ParcelHold { get; } = GraphQlDocument.Load("Write.ParcelHold");

    public static GraphQlDocument ParcelRelease { get; } = GraphQlDocument.Load("Write.ParcelRelease");

    public static GraphQlDocument TagsAdd { get; } = GraphQlDocument.Load("Write.TagsAdd");

    public static GraphQlDocument TagsRemove { get; } = GraphQlDocument.Load("Write.TagsRemove");

    public static GraphQlDocument TagsHeld { get; } = GraphQlDocument.Load("Write.TagsHeld");

    public static GraphQlDocument BulkUpload { get; } = GraphQlDocument.Load("Write.BulkUpload");

    public static GraphQlDocument BulkWrite { get; } = GraphQlDocument.Load("Write.BulkWrite");

    public static GraphQlDocument BulkWritten { get; } = GraphQlDocument.Load("Write.BulkWritten");

    public static GraphQlDocument BulkUnfinished { get; } = GraphQlDocument.Load("Write.BulkUnfinished");

    public static GraphQlDocument MetafieldsSet { get; } = GraphQlDocument.Load("Write.MetafieldsSet");

    public static GraphQlDocument FieldVersions { get; } = GraphQlDocument.Load("Write.FieldVersions");

    public static GraphQlDocument MetafieldsDelete { get; } = GraphQlDocument.Load("Write.MetafieldsDelete");

    public static GraphQlDocument DiscountCreate { get; } = GraphQlDocument.Load("Write.DiscountCreate");

    public static GraphQlDocument FreeShippingCreate { get; } = GraphQlDocument.Load("Write.FreeShippingCreate");

    public static GraphQlDocument DiscountTerms { get; } = GraphQlDocument.Load("Write.DiscountTerms");

    public static GraphQlDocument DiscountFind { get; } = GraphQlDocument.Load("Write.DiscountFind");

    public static GraphQlDocument DiscountUpdate { get; } = GraphQlDocument.Load("Write.DiscountUpdate");

    public static GraphQlDocument FreeShippingUpdate { get; } = GraphQlDocument.Load("Write.FreeShippingUpdate");

    public static GraphQlDocument DiscountDeactivate { get; } = GraphQlDocument.Load("Write.DiscountDeactivate");
}

using NodaTime;
using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>What differs between customers and orders when they come by bulk operations.</summary>
/// <param name="Name">For people.</param>
/// <param name="Created">The search field that holds the creation.</param>
/// <param name="HasChildren">Records have lines of their own in the file, anywhere behind them.</param>
/// <param name="Inexact">How far the shop's own <c>updated_at</c> may be off: customers match by whole days.</param>
internal sealed record BulkKind(
    string Name, GraphQlDocument Document, string Created, bool HasChildren, Duration Inexact)
{
    public static BulkKind Customers { get; } = new(
        "customers", Documents.BulkCustomers, "customer_date", HasChildren: false, Duration.FromDays(1));

    public static BulkKind Orders { get; } = new(
        "orders", Documents.BulkOrders, "created_at", HasChildren: true, Duration.Zero);

    public static IReadOnlyList<BulkKind> All { get; } = [Customers, Orders];

    public SliceRun Run(BulkSlice slice, Instant? changed) =>
        new(this, slice, SliceText.Document(Document, SliceText.Filter(slice, Created, changed - Inexact)));
}

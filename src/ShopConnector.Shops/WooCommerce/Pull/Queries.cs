using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>What is asked of the shop. Without role=all only users of the role "customer" are listed.</summary>
internal static class Queries
{
    public const string AnyStatus = "any";

    // "any" leaves the trash out, also when both are named.
    public const string TrashStatus = "trash";

    public static WooQuery Customers { get; } =
        new WooQuery("customers").With("role", "all").With("_fields", CustomerRow.Fields);

    /// <summary>By id, the oldest first.</summary>
    public static WooQuery AccountIds { get; } = new WooQuery("customers").With("role", "all")
        .With("_fields", "id").With("orderby", "id").With("order", "asc");

    public static WooQuery Customer(long id) =>
        new WooQuery($"customers/{id}").With("_fields", CustomerRow.Fields);

    public static WooQuery CustomersById(IEnumerable<string> ids) =>
        Customers.With("include", string.Join(',', ids)).With("orderby", "id");

    public static WooQuery Orders(string status) =>
        new WooQuery("orders").With("status", status).With("_fields", OrderRow.Fields);

    public static WooQuery Order(long id) => new WooQuery($"orders/{id}").With("_fields", OrderRow.Fields);

    public static WooQuery OrdersById(string status, IEnumerable<string> ids, string fields) =>
        new WooQuery("orders").With("status", status).With("_fields", fields)
            .With("include", string.Join(',', ids)).With("orderby", "id");

    /// <param name="after">Exclusive, whole seconds.</param>
    public static WooQuery OrdersModified(string status, Instant after) => Orders(status)
        // Naive and declared as GMT. With a Z as well, WooCommerce shifts it by the site's offset and misses changes.
        .With("modified_after", Plain.Gmt(after))
        .With("dates_are_gmt", "true");

    /// <param name="after">Of their making, not of their last change.</param>
    public static WooQuery OrdersPlaced(Instant after) =>
        Orders(AnyStatus).With("after", Plain.Gmt(after)).With("dates_are_gmt", "true");

    public static WooQuery Refunds(long order) =>
        new WooQuery($"orders/{order}/refunds")
            .With("per_page", OrderedScan.WholePage).With("_fields", RefundRow.Fields);

    /// <summary>Of any orders; since WooCommerce 9.0. The order is no filter there, the refund's id is.</summary>
    public static WooQuery RefundsById(IEnumerable<long> ids) => new WooQuery("refunds")
        .With("include", string.Join(',', ids)).With("_fields", RefundRow.Fields);

    /// <summary>Of any orders, made after <paramref name="since"/>, with the order of each.</summary>
    public static WooQuery RefundsMade(Instant since) => new WooQuery("refunds")
        .With("after", Plain.Gmt(Instant.Max(since, Instant.FromUnixTimeTicks(0)))).With("dates_are_gmt", "true")
        .With("_fields", "id,parent_id");

    public static WooQuery NewestRefund { get; } =
        new WooQuery("refunds").With("per_page", 1).With("_fields", "id,parent_id");

    public static WooQuery Products(IEnumerable<long> ids) => new WooQuery("products")
        .With("include", string.Join(',', ids)).With("status", AnyStatus).With("_fields", ProductRow.Fields);
}

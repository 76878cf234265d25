using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Bulk;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>What differs between customers and orders when they are pulled.</summary>
internal abstract class PullSource<TNode>
{
    /// <summary>Records per page: Shopify's own maximum.</summary>
    public const int PageSize = 250;

    public virtual int? LinesPerOrder => null;

    /// <summary>Null where the document does not ask for it.</summary>
    public virtual bool? WithRisk => null;

    public abstract Instant UpdatedAt(TNode node);

    /// <summary>Where the shop's own filter must start so that nothing is missed.</summary>
    public virtual Instant Widen(Instant from) => from;

    public abstract Task<Connection<TNode>> PageAsync(GraphQlClient client, JsonObject variables, CancellationToken ct);
}

internal sealed class CustomerSource : PullSource<CustomerNode>
{
    public override Instant UpdatedAt(CustomerNode node) => node.UpdatedAt;

    // Shopify matches customers by whole days, in the shop's zone.
    public override Instant Widen(Instant from) => from - BulkKind.Customers.Inexact;

    public override async Task<Connection<CustomerNode>> PageAsync(
        GraphQlClient client, JsonObject variables, CancellationToken ct) =>
        (await client.QueryAsync(
            Documents.Customers, variables, ShopifyJson.Default.GraphQlResponseCustomersAnswer, ct)).Customers;
}

/// <param name="withRisk">Two objects more of every order; only order rules look at it.</param>
internal sealed class OrderSource(bool withRisk) : PullSource<OrderNode>
{
    // The bucket must hold what is asked for, 365 points a page with 100 lines and 299 with 50, but only lines that are
    // there are charged; each order cut short would cost a request of its own.
    public override int? LinesPerOrder => 100;

    public override bool? WithRisk => withRisk;

    public override Instant UpdatedAt(OrderNode node) => node.UpdatedAt;

    public override async Task<Connection<OrderNode>> PageAsync(
        GraphQlClient client, JsonObject variables, CancellationToken ct) =>
        (await client.QueryAsync(
            Documents.Orders, variables, ShopifyJson.Default.GraphQlResponseOrdersAnswer, ct)).Orders;
}

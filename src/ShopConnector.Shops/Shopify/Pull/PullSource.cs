using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>What differs between customers and orders when they are pulled.</summary>
internal abstract class PullSource<TNode>
{
    /// <summary>Records per page and per assembled piece of a bulk result; Shopify's own maximum.</summary>
    public const int PageSize = 250;

    public virtual int? LinesPerOrder => null;

    /// <summary>Null where the document does not ask for it.</summary>
    public virtual bool? WithRisk => null;

    public abstract string Name { get; }

    public abstract GraphQlDocument Bulk { get; }

    public abstract Instant UpdatedAt(TNode node);

    /// <summary>Where the shop's own filter must start so that nothing is missed.</summary>
    public virtual Instant Widen(Instant from) => from;

    public abstract Task<Connection<TNode>> PageAsync(GraphQlClient client, JsonObject variables, CancellationToken ct);

    public abstract IAsyncEnumerable<IReadOnlyList<TNode>> AssembleAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> lines, CancellationToken ct);
}

internal sealed class CustomerSource : PullSource<CustomerNode>
{
    public override string Name => "customers";

    public override GraphQlDocument Bulk => Documents.BulkCustomers;

    public override Instant UpdatedAt(CustomerNode node) => node.UpdatedAt;

    // Shopify matches customers by whole days, in the shop's zone.
    public override Instant Widen(Instant from) => from - Duration.FromDays(1);

    public override async Task<Connection<CustomerNode>> PageAsync(
        GraphQlClient client, JsonObject variables, CancellationToken ct) =>
        (await client.QueryAsync(
            Documents.Customers, variables, ShopifyJson.Default.GraphQlResponseCustomersAnswer, ct)).Customers;

    public override async IAsyncEnumerable<IReadOnlyList<CustomerNode>> AssembleAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> lines, [EnumeratorCancellation] CancellationToken ct)
    {
        var piece = new List<CustomerNode>(PageSize);
        await foreach (var line in lines.WithCancellation(ct))
        {
            piece.Add(JsonSerializer.Deserialize(line.Span, ShopifyJson.Default.CustomerNode)!);
            if (piece.Count < PageSize)
                continue;

            yield return piece;
            piece = new List<CustomerNode>(PageSize);
        }

        yield return piece;
    }
}

/// <param name="withRisk">Two objects more of every order; only order rules look at it.</param>
internal sealed class OrderSource(bool withRisk) : PullSource<OrderNode>
{
    public override string Name => "orders";

    public override GraphQlDocument Bulk => Documents.BulkOrders;

    // The bucket must hold what is asked for, 365 points a page with 100 lines and 299 with 50, but only lines that are
    // there are charged; each order cut short would cost a request of its own.
    public override int? LinesPerOrder => 100;

    public override bool? WithRisk => withRisk;

    public override Instant UpdatedAt(OrderNode node) => node.UpdatedAt;

    public override async Task<Connection<OrderNode>> PageAsync(
        GraphQlClient client, JsonObject variables, CancellationToken ct) =>
        (await client.QueryAsync(
            Documents.Orders, variables, ShopifyJson.Default.GraphQlResponseOrdersAnswer, ct)).Orders;

    /// <summary>An order's lines follow it, because the operation was asked to group them.</summary>
    public override async IAsyncEnumerable<IReadOnlyList<OrderNode>> AssembleAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> lines, [EnumeratorCancellation] CancellationToken ct)
    {
        var piece = new List<OrderNode>(PageSize);
        var items = new List<LineNode>();
        OrderNode? open = null;
        await foreach (var line in lines.WithCancellation(ct))
        {
            if (line.Span.IndexOf("\"__parentId\":"u8) >= 0)
            {
                items.Add(Line(line, open));
                continue;
            }

            if (open is not null)
                piece.Add(Whole(open, items));

            open = JsonSerializer.Deserialize(line.Span, ShopifyJson.Default.OrderNode)!;
            items = [];
            if (piece.Count < PageSize)
                continue;

            yield return piece;
            piece = new List<OrderNode>(PageSize);
        }

        if (open is not null)
            piece.Add(Whole(open, items));

        yield return piece;
    }

    private static LineNode Line(ReadOnlyMemory<byte> json, OrderNode? open)
    {
        var line = JsonSerializer.Deserialize(json.Span, ShopifyJson.Default.LineNode)!;
        return string.Equals(line.ParentId, open?.Id, StringComparison.Ordinal)
            ? line
            : throw new JsonException("A line of a bulk result does not follow its order.");
    }

    private static OrderNode Whole(OrderNode order, List<LineNode> lines) =>
        order with { LineItems = new Connection<LineNode>([.. lines], new PageInfo(HasNextPage: false)) };
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Shopify.Pull;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Shops.Shopify.Webhooks;

/// <summary>
/// Customers and orders by their ids: immediately true, while lists and searches may lag behind. A null says that the
/// thing is gone only where the shop has said so before: it may also be one that this app may not see.
/// </summary>
internal sealed class NamedReader(string shop, GraphQlClient client, bool withRisk)
{
    private const int CustomersPerLook = 100;

    // With a hundred lines each, 25 orders stay below what the bucket of a small plan must hold at once.
    private const int OrdersPerLook = 25;
    private const int LinesPerOrder = 100;

    private static readonly GraphQlDocument s_customers = GraphQlDocument.Load("Webhooks.CustomersNamed");
    private static readonly GraphQlDocument s_orders = GraphQlDocument.Load("Webhooks.OrdersNamed");

    private readonly OrderCompletion _completion = new(shop, client);

    public async Task<PullPage> ReadAsync(IReadOnlyCollection<HintedKey> keys, CancellationToken ct)
    {
        var said = keys.Where(key => key.IsGone).Select(GidOf).ToHashSet(StringComparer.Ordinal);
        var customers = await CustomersAsync(Gids(keys, HintSubject.Customer), ct);
        var orders = await OrdersAsync(Gids(keys, HintSubject.Order), ct);
        return new PullPage
        {
            Customers = [.. customers.Found.Select(node => CustomerMapping.From(shop, node))],
            Orders = await WholeAsync(orders.Found, ct),
            DeletedCustomers = [.. customers.Absent.Where(said.Contains).Select(Gid.Number)],
            DeletedOrders = [.. orders.Absent.Where(said.Contains).Select(Gid.Number)],
        };
    }

    private async Task<(List<CustomerNode> Found, List<string> Absent)> CustomersAsync(
        IReadOnlyList<string> ids, CancellationToken ct)
    {
        var found = new List<CustomerNode>();
        foreach (var some in ids.Chunk(CustomersPerLook))
        {
            var answers = await client.QueryManyAsync(
                s_customers, some, WebhookJson.Default.GraphQlResponseCustomersNamedAnswer, ct);
            found.AddRange(answers.SelectMany(answer => answer.Nodes).OfType<CustomerNode>());
        }

        return (found, [.. ids.Except(found.Select(node => node.Id), StringComparer.Ordinal)]);
    }

    private async Task<(List<OrderNode> Found, List<string> Absent)> OrdersAsync(
        IReadOnlyList<string> ids, CancellationToken ct)
    {
        var found = new List<OrderNode>();
        foreach (var some in ids.Chunk(OrdersPerLook))
        {
            var answers = await client.QueryManyAsync(
                s_orders, some, WebhookJson.Default.GraphQlResponseOrdersNamedAnswer, ct,
                new JsonObject { ["lines"] = LinesPerOrder, ["risk"] = withRisk });
            found.AddRange(answers.SelectMany(answer => answer.Nodes).OfType<OrderNode>());
        }

        return (found, [.. ids.Except(found.Select(node => node.Id), StringComparer.Ordinal)]);
    }

    private async Task<ImmutableArray<PulledOrder>> WholeAsync(List<OrderNode> orders, CancellationToken ct)
    {
        var whole = ImmutableArray.CreateBuilder<PulledOrder>(orders.Count);
        await foreach (var page in _completion.CompleteAsync(OnePage(orders), ct))
            whole.AddRange(page.Items);

        return whole.ToImmutable();
    }

    private static async IAsyncEnumerable<StreamPage<OrderNode>> OnePage(List<OrderNode> orders)
    {
        yield return new StreamPage<OrderNode>(orders, UpTo: null);
        await Task.CompletedTask;
    }

    private static List<string> Gids(IEnumerable<HintedKey> keys, HintSubject subject) =>
        [.. keys.Where(key => key.Subject == subject).Select(GidOf).Distinct(StringComparer.Ordinal)];

    private static string GidOf(HintedKey key) =>
        key.Subject == HintSubject.Order ? Gid.Order(key.Id) : Gid.Customer(key.Id);
}

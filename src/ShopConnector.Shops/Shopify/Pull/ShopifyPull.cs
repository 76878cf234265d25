using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>Customers first, then orders, so that an order's customer is known when the order comes.</summary>
internal sealed class ShopifyPull(
    GraphQlClient client, BulkOperations bulk, ShopFailures failures, ShopifyOptions options, ILogger logger)
{
    private readonly PullStream<CustomerNode> _customers = new(new CustomerSource(), client, bulk);
    private readonly PullStream<OrderNode> _orders = new(new OrderSource(options.WritesOrders), client, bulk);
    private readonly OrderCompletion _completion = new(failures.Shop, client);
    private readonly Deletions _deletions = new(client, failures, logger);

    // Whoever never looked begins where the first pull did; the newest change it saw may be later than that.
    private static readonly Duration FirstLookBack = Duration.FromDays(1);

    public long LowerBound => _customers.LowerBound + _orders.LowerBound + _deletions.LowerBound;

    public async IAsyncEnumerable<PullPage> ReadAsync(
        string? watermark, [EnumeratorCancellation] CancellationToken ct)
    {
        var known = Parse(watermark);
        if (known is null)
            await RequireScopesAsync(ct);

        var mark = known ?? new ShopifyWatermark();
        var size = mark is { Customers: not null, Orders: not null } ? null : await SizeAsync(ct);
        var manyCustomers = mark.Customers is null && size?.CustomersCount?.Count > options.BulkFrom;
        var manyOrders = mark.Orders is null && size?.OrdersCount?.Count > options.BulkFrom;

        // Both are started before either is read: Shopify runs them side by side.
        var bulkCustomers = manyCustomers ? await _customers.StartAsync(mark.Customers, ct) : null;
        var bulkOrders = manyOrders ? await _orders.StartAsync(mark.Orders, ct) : null;
        await foreach (var page in _customers.ReadAsync(mark.Customers, bulkCustomers, ct))
        {
            mark = mark with { Customers = page.UpTo ?? mark.Customers };
            yield return new PullPage
            {
                Customers = [.. page.Items.Select(node => CustomerMapping.From(failures.Shop, node))],
                Watermark = mark.ToText(),
            };
        }

        var orders = _orders.ReadAsync(mark.Orders, bulkOrders, ct);
        await foreach (var page in _completion.CompleteAsync(orders, ct))
        {
            mark = mark with { Orders = page.UpTo ?? mark.Orders };
            yield return new PullPage { Orders = [.. page.Items], Watermark = mark.ToText() };
        }

        if (await DeletedAsync(known, mark, ct) is { } deleted)
            yield return deleted;
    }

    /// <param name="before">Null, or not complete: what was read just now is there.</param>
    private async Task<PullPage?> DeletedAsync(ShopifyWatermark? before, ShopifyWatermark mark, CancellationToken ct)
    {
        if (before is not { Customers: { } customers, Orders: { } orders })
            return null;

        var since = before.Deletions ?? Instant.Min(customers, orders) - FirstLookBack;
        if (await _deletions.ReadAsync(since, ct) is not { } deleted)
            return null;

        var next = mark with { Deletions = deleted.UpTo ?? mark.Deletions };
        return next == mark && deleted.IsEmpty ? null : new PullPage
        {
            DeletedOrders = deleted.Orders,
            DeletedCustomers = deleted.Customers,
            Watermark = next.ToText(),
        };
    }

    /// <summary>Null: nothing was pulled yet, or nothing is known of it.</summary>
    private ShopifyWatermark? Parse(string? watermark)
    {
        if (watermark is null)
            return null;

        if (ShopifyWatermark.TryParse(watermark) is { } mark)
            return mark;

        Log.WatermarkUnreadable(logger, failures.Shop);
        return null;
    }

    /// <summary>
    /// Without read_all_orders Shopify shows 60 days and says nothing: members would silently start with too few
    /// points, and what was pulled is not pulled again. So the first pull does not begin.
    /// </summary>
    private async Task RequireScopesAsync(CancellationToken ct)
    {
        var facts = await client.QueryAsync(
            Documents.ShopFacts, variables: null, ShopifyJson.Default.GraphQlResponseShopFactsAnswer, ct);
        var granted = GrantedScopes.Of(facts);
        var missing = WantedScope.All.Where(wanted => wanted.IsForPull && !granted.Covers(wanted)).ToList();
        if (missing.Count == 0)
            return;

        var named = string.Join(", ", missing.Select(wanted => $"{wanted.Handle} (for {wanted.Purpose})"));
        var handles = string.Join(", ", missing.Select(wanted => wanted.Handle));
        throw failures.Failure(
            "first pull", $"the app lacks {named}.",
            $"Add {handles} to the app's scopes, install the app again, then run check.");
    }

    private async Task<SizeAnswer> SizeAsync(CancellationToken ct) =>
        await client.QueryAsync(
            Documents.Size, new JsonObject { ["limit"] = options.BulkFrom + 1 },
            ShopifyJson.Default.GraphQlResponseSizeAnswer, ct);
}

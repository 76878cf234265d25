using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Bulk;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>
/// A large shop's beginning by bulk operations, then whatever changed, page by page: also what changed while they ran.
/// Customers come first, so that an order's customer is known when the order comes.
/// </summary>
internal sealed class ShopifyPull(
    GraphQlClient client, Backfill backfill, ShopFailures failures, ShopifyOptions options, IClock clock,
    ILogger logger)
{
    private readonly PullStream<CustomerNode> _customers = new(new CustomerSource(), client);
    private readonly PullStream<OrderNode> _orders = new(new OrderSource(options.WritesOrders), client);
    private readonly OrderCompletion _completion = new(failures.Shop, client);
    private readonly Deletions _deletions = new(client, failures, logger);
    private ShopifyWatermark _mark = new();

    // Whoever never looked begins where the first pull did; the newest change it saw may be later than that.
    private static readonly Duration FirstLookBack = Duration.FromDays(1);

    public long LowerBound =>
        _customers.LowerBound + _orders.LowerBound + _deletions.LowerBound + backfill.LowerBound;

    public async IAsyncEnumerable<PullPage> ReadAsync(
        string? watermark, [EnumeratorCancellation] CancellationToken ct)
    {
        var known = Parse(watermark);
        if (known is null)
            await RequireScopesAsync(ct);

        _mark = known ?? new ShopifyWatermark();
        var plan = _mark.Bulk ?? await FirstPlanAsync(ct);
        if (plan is { Customers: null })
        {
            await foreach (var page in CustomersAsync(ct))
                yield return page;
        }

        await foreach (var page in BulkAsync(plan, isResumed: _mark.Bulk is not null, ct))
            yield return page;

        await foreach (var page in CustomersAsync(ct))
            yield return page;

        await foreach (var page in OrdersAsync(ct))
            yield return page;

        // Only when somebody changed more at once than lists can show.
        await foreach (var page in BulkAsync(RestPlan(), isResumed: false, ct))
            yield return page;

        if (await DeletedAsync(known, ct) is { } deleted)
            yield return deleted;
    }

    private async IAsyncEnumerable<PullPage> BulkAsync(
        BulkPlan? plan, bool isResumed, [EnumeratorCancellation] CancellationToken ct)
    {
        if (plan is null)
            yield break;

        await foreach (var (left, page) in backfill.ReadAsync(plan, isResumed, ct))
        {
            _mark = _mark.With(left);
            yield return page with { Watermark = _mark.ToText() };
        }
    }

    private async IAsyncEnumerable<PullPage> CustomersAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in _customers.ReadAsync(_mark.Customers, ct))
        {
            _mark = _mark with { Customers = page.UpTo ?? _mark.Customers };
            yield return new PullPage
            {
                Customers = [.. page.Items.Select(node => CustomerMapping.From(failures.Shop, node))],
                Watermark = _mark.ToText(),
            };
        }
    }

    private async IAsyncEnumerable<PullPage> OrdersAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in _completion.CompleteAsync(_orders.ReadAsync(_mark.Orders, ct), ct))
        {
            _mark = _mark with { Orders = page.UpTo ?? _mark.Orders };
            yield return new PullPage { Orders = [.. page.Items], Watermark = _mark.ToText() };
        }
    }

    /// <summary>Null: little enough to be read page by page.</summary>
    private async Task<BulkPlan?> FirstPlanAsync(CancellationToken ct)
    {
        if (_mark is { Customers: not null, Orders: not null })
            return null;

        var size = await client.QueryAsync(
            Documents.Size, variables: null, ShopifyJson.Default.GraphQlResponseSizeAnswer, ct);
        var last = ShopTime;
        var plan = new BulkPlan();
        if (_mark.Customers is null && size.CustomersCount?.Count > options.BulkFrom)
        {
            var whole = new BulkStream(First(size.Customers, last), last);
            plan = plan with { Customers = SlicePlanner.Customers(whole, size.CustomersCount.Count) };
        }

        if (_mark.Orders is null && size.OrdersCount?.Count > options.BulkFrom)
        {
            plan = plan with { Orders = new BulkStream(First(size.Orders, last), last) };
        }

        return plan is { Customers: null, Orders: null } ? null : plan;
    }

    /// <summary>Null: the lists were read to their ends.</summary>
    private BulkPlan? RestPlan()
    {
        if (_customers.Ended && _orders.Ended)
            return null;

        var last = ShopTime;
        var plan = new BulkPlan();
        if (!_customers.Ended)
        {
            var whole = Rest(PullStream<CustomerNode>.Start(_mark.Customers));
            plan = plan with { Customers = SlicePlanner.Customers(whole, count: null) };
        }

        if (!_orders.Ended)
        {
            plan = plan with { Orders = Rest(PullStream<OrderNode>.Start(_mark.Orders)) };
        }

        return plan;

        BulkStream Rest(Instant? changed) => new(last - CutBack, last, changed);
    }

    // Only slices are cut by it: before it lies one slice, however long.
    private static readonly Duration CutBack = Duration.FromDays(5 * 365);

    /// <summary>The shop's clock, to the second; ours where it does not say.</summary>
    private Instant ShopTime => client.LastAnswer?.Date ?? clock.GetCurrentInstant();

    private static Instant First(ItemList<BirthNode>? oldest, Instant last) =>
        oldest?.All.FirstOrDefault()?.CreatedAt is { } first && first < last ? first : last - CutBack;

    /// <param name="before">Null, or not complete: what was read just now is there.</param>
    private async Task<PullPage?> DeletedAsync(ShopifyWatermark? before, CancellationToken ct)
    {
        if (before is not { Customers: { } customers, Orders: { } orders })
            return null;

        var since = before.Deletions ?? Instant.Min(customers, orders) - FirstLookBack;
        if (await _deletions.ReadAsync(since, ct) is not { } deleted)
            return null;

        var next = _mark with { Deletions = deleted.UpTo ?? _mark.Deletions };
        return next == _mark && deleted.IsEmpty ? null : new PullPage
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
}

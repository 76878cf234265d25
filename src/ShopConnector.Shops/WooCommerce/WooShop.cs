using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Check;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Plugin;
using ShopConnector.Shops.WooCommerce.Pull;
using ShopConnector.Shops.WooCommerce.Pull.Refunds;
using ShopConnector.Shops.WooCommerce.Pull.Rounds;
using ShopConnector.Shops.WooCommerce.Recalling;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Shops.WooCommerce.Webhooks;
using ShopConnector.Shops.WooCommerce.Write;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Recalling;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Shops.WooCommerce;

/// <summary>One WooCommerce shop. Reading, writing and checking each have their room; here they meet.</summary>
internal sealed class WooShop(
    WooCommerceOptions options, WooClient client, PluginDesk plugin, IClock clock, ILogger logger, IDisposable? pinned)
    : IShop, ITellsByWebhook, IReadsByKey, IRecallsCodes, IDisposable
{
    // Five hundred are what the companion plugin takes at once, and on a shared host they still come home within the
    // grace a stop allows.
    private const int ChangesPerWrite = 5 * CallLedger.Most;

    private readonly WooSubscriptions _subscriptions = new(client);
    private readonly ChangeWriter _writer = new(
        client,
        new PluginPush(client, plugin, new WooKeys(options.ConsumerKey, options.ConsumerSecret), logger),
        options.Concurrency, logger);
    private readonly RefundList _refunds = new(client);

    public string Name => options.Name;

    public Platform Platform => Platform.WooCommerce;

    public CallCount Calls => new(client.Requests, client.Requests, client.Ledger.Needed);

    public int WriteBatchSize => ChangesPerWrite;

    public int WriteKindOf(CustomerChange change) => WriteKinds.Of(change);

    public Task<IReadOnlyList<CheckLine>> CheckAsync(CancellationToken ct) =>
        new WooCheck(options, client, plugin).RunAsync(ct);

    public IAsyncEnumerable<PullPage> PullAsync(string? watermark, CancellationToken ct) =>
        PullAsync(watermark, new NothingHeld(), ct);

    public async IAsyncEnumerable<PullPage> PullAsync(
        string? watermark, IHeldIds held, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = new RowReader(Name, logger);
        await foreach (var page in Pages(From(watermark), held, rows, ct))
            yield return page with { Odd = rows.Odd };

        if (!rows.Odd.IsEmpty)
            Log.OddRecords(logger, Name, rows.Odd.Length);
    }

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(
        IReadOnlyList<CustomerChange> changes, CancellationToken ct) => _writer.WriteAsync(changes, ct);

    public Task<WebhookAudit> MendAsync(WebhookAddress address, CancellationToken ct) =>
        _subscriptions.MendAsync(address, ct);

    public Task<CheckLine> CheckWebhooksAsync(WebhookAddress address, CancellationToken ct) =>
        _subscriptions.CheckAsync(address, ct);

    public Task<PullPage> ReadAsync(IReadOnlyCollection<HintedKey> keys, CancellationToken ct)
    {
        var (customers, orders) = Readers(new RowReader(Name, logger));
        return new NamedReader(client, customers, orders).ReadAsync(keys, ct);
    }

    public IAsyncEnumerable<IssuedCode> IssuedAsync(CancellationToken ct) => new IssuedCoupons(client).ReadAsync(ct);

    public void Dispose()
    {
        client.Dispose();
        pinned?.Dispose();
    }

    private IAsyncEnumerable<PullPage> Pages(Watermark from, IHeldIds held, RowReader rows, CancellationToken ct)
    {
        rows.Remember(from.Odd);
        var scan = new OrderedScan(client);
        var (customers, orders) = Readers(rows);
        if (from.Phase != PullPhase.Live)
            return new FirstRead(scan, customers, orders, rows, clock).ReadAsync(from, ct);

        var sweep = new Sweep(client, customers, orders, held);
        var accounts = new NewestAccounts(client, scan, customers, new MissingAccounts(client, sweep, held, Name));
        var round = new DailyRound(client, scan, orders, sweep, new Nights(client), held, Name);
        return new Tick(
            client, scan, customers, orders, accounts, new OddAgain(client, customers, orders, rows), round, rows,
            clock).ReadAsync(from, ct);
    }

    private (CustomerReader Customers, OrderReader Orders) Readers(RowReader rows) => (
        new CustomerReader(client, rows, new CustomerMapping(Name, options.BirthdayKey)),
        new OrderReader(
            client, rows, new OrderMapping(Name, options.BirthdayKey), new Catalogue(client, rows), _refunds,
            options.Concurrency, clock));

    private Watermark From(string? watermark)
    {
        if (watermark is null)
            return Watermark.Start;

        if (Watermark.Parse(watermark) is { } known)
            return known;

        Log.WatermarkUnreadable(logger, Name);
        return Watermark.Start;
    }
}

using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Check;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Pull;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Shops.WooCommerce.Webhooks;
using ShopConnector.Shops.WooCommerce.Write;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Shops.WooCommerce;

/// <summary>One WooCommerce shop. Reading, writing and checking each have their room; here they meet.</summary>
internal sealed class WooShop(WooCommerceOptions options, WooClient client, IClock clock, ILogger logger)
    : IShop, ITellsByWebhook, IReadsByKey, IDisposable
{
    // Codes, accounts and guests' orders go in batches of their own. A hundred changes would fill none of them; five
    // hundred do, and on a shared host they still come home within the grace a stop allows.
    private const int ChangesPerWrite = 5 * CallLedger.Most;

    private readonly WooSubscriptions _subscriptions = new(client);
    private readonly ChangeWriter _writer = new(client, options.Concurrency, logger);

    public string Name => options.Name;

    public Platform Platform => Platform.WooCommerce;

    public CallCount Calls => new(client.Requests, client.Requests, client.Ledger.Needed);

    public int WriteBatchSize => ChangesPerWrite;

    public Task<IReadOnlyList<CheckLine>> CheckAsync(CancellationToken ct) =>
        new WooCheck(options, client).RunAsync(ct);

    public async IAsyncEnumerable<PullPage> PullAsync(
        string? watermark, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = new RowReader(Name, logger);
        await foreach (var page in Pages(From(watermark), rows, ct))
            yield return page;

        if (rows.Odd > 0)
            Log.OddRecords(logger, Name, rows.Odd);
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

    public void Dispose() => client.Dispose();

    private IAsyncEnumerable<PullPage> Pages(Watermark from, RowReader rows, CancellationToken ct)
    {
        var scan = new OrderedScan(client);
        var (customers, orders) = Readers(rows);
        return from.Phase == PullPhase.Live
            ? new Tick(client, scan, customers, orders, clock).ReadAsync(from, ct)
            : new FirstRead(scan, customers, orders, clock).ReadAsync(from, ct);
    }

    private (CustomerReader Customers, OrderReader Orders) Readers(RowReader rows) => (
        new CustomerReader(client, rows, new CustomerMapping(Name, options.BirthdayKey)),
        new OrderReader(
            client, rows, new OrderMapping(Name, options.BirthdayKey), new Catalogue(client, rows),
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

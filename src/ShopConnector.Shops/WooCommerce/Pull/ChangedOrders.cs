using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>The orders that changed since the watermark, and those in the trash. Each object reads once.</summary>
internal sealed class ChangedOrders(
    WooClient client, OrderedScan scan, CustomerReader customers, OrderReader orders, Watermark known, Instant since)
{
    // After a first read, or when our own writing to guests' orders comes back, there is more than one page.
    private const int Ahead = 4;

    private readonly Overlap _overlap = new(known.Seen, since - Tick.OverlapTime);
    private readonly CrowdProbe _crowds = new(client);
    private bool _leftOut;

    /// <summary>The shop's clock, once something was read.</summary>
    public Instant? Date { get; private set; }

    public Instant? Newest => _overlap.Newest;

    public bool HasNews => _overlap.HasNews;

    /// <summary>By status; of those that take more than a page.</summary>
    public ImmutableSortedDictionary<string, CrowdMark> Crowds { get; private set; } = Watermark.NoCrowds;

    public async IAsyncEnumerable<PullPage> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var status in (string[])[Queries.AnyStatus, Queries.TrashStatus])
        {
            if (await IsAsBeforeAsync(status, ct))
                continue;

            var after = since - Tick.OverlapTime - Duration.FromSeconds(1);
            var (read, total) = (0, (int?)null);
            var pages = scan.ReadAsync(
                "reading changed orders", Queries.OrdersModified(status, after), ScanPosition.Start, Ahead, ct: ct);
            await foreach (var page in pages)
            {
                Date ??= page.Date;
                (read, total) = (read + page.Fresh.Length, page.Total);
                if (await ChangedAsync(page.Fresh, ct) is { } changed)
                    yield return changed;
            }

            if (read > OrderedScan.WholePage && await _crowds.MarkAsync(status, after, total, _overlap, ct) is { } mark)
                Crowds = Crowds.Add(status, mark);
        }
    }

    /// <summary>What the next tick will meet again; of what was not read now, what was known of it.</summary>
    public ImmutableSortedDictionary<long, string> Remember(Instant nextAfter)
    {
        var read = _overlap.Remember(nextAfter);
        if (!_leftOut)
            return read;

        // A crowd may be left out for weeks, such as a trash nobody empties: what is read beside it must not pile up.
        var both = known.Seen.SetItems(read);
        return both.Count <= Overlap.RememberedAtMost ? both : read;
    }

    private async Task<bool> IsAsBeforeAsync(string status, CancellationToken ct)
    {
        if (!known.Crowds.TryGetValue(status, out var mark)
            || await _crowds.UnchangedAsync(status, mark, ct) is not { } answer)
            return false;

        (_leftOut, Date, Crowds) = (true, Date ?? answer.Date, Crowds.Add(status, mark));
        return true;
    }

    private async Task<PullPage?> ChangedAsync(ImmutableArray<JsonElement> records, CancellationToken ct)
    {
        var news = records.Where(record => _overlap.IsNews(RowReader.IdOf(record), record)).ToList();
        if (news.Count == 0)
            return null;

        var read = await orders.ReadAsync(news, ct);
        return new PullPage
        {
            Customers = await customers.OfAsync(read.Orders, ct),
            Orders = read.Orders,
            DeletedOrders = read.Gone,
        };
    }
}

using System.Globalization;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>
/// After a bulk edit, or our own writing to guests' orders, hundreds of orders stay within reach of each tick for an
/// hour, page after page of them. One call tells that nothing came to them: as many as before, and the same ones
/// changed last. What changes comes to their head, and what becomes visible late makes them more.
/// </summary>
internal sealed class CrowdProbe(WooClient client)
{
    private const string Looking = "looking whether orders changed";

    /// <summary>The shop's clock, when nothing came; null: they are to be read.</summary>
    public async Task<CrowdAnswer?> UnchangedAsync(string status, CrowdMark mark, CancellationToken ct)
    {
        if (Watermark.Time(mark.After) is not { } after)
            return null;

        var answer = await HeadAsync(status, after, mark.Size, ct);
        return answer.Total == mark.Total && Print(answer) == mark.Print ? new CrowdAnswer(answer.Date) : null;
    }

    /// <summary>Null: something came while they were read, or the shop does not count.</summary>
    /// <param name="read">All of them.</param>
    public async Task<CrowdMark?> MarkAsync(
        string status, Instant after, int? total, Overlap read, CancellationToken ct)
    {
        if (total is not { } count)
            return null;

        var size = client.PageSize.Now;
        var answer = await HeadAsync(status, after, size, ct);
        return answer.Total == count && read.Holds(answer.Records)
            ? new CrowdMark(Watermark.Iso(after), count, size, Print(answer)) : null;
    }

    private async Task<WooAnswer> HeadAsync(string status, Instant after, int size, CancellationToken ct)
    {
        client.Ledger.Single();
        var newest = Queries.OrdersModified(status, after).With("orderby", "modified").With("order", "desc");
        return await client.GetAsync(Looking, newest.With("per_page", size), ct);
    }

    private static string Print(WooAnswer answer) => string.Create(
        CultureInfo.InvariantCulture, $"{answer.Records.Length}:{RecordPrint.Of(answer.Records)}");
}

/// <summary>How a crowd of changed orders looked.</summary>
/// <param name="After">ISO; they were changed after it.</param>
/// <param name="Size">How many of the newest <paramref name="Print"/> is of.</param>
internal sealed record CrowdMark(string After, int Total, int Size, string Print);

/// <param name="Date">The shop's clock.</param>
internal sealed record CrowdAnswer(Instant? Date);

using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>
/// Tells the orders of a tick's overlap that are really news. Compared by content, not by time: two changes can fall
/// into one second, and some changes leave the time alone.
/// </summary>
internal sealed class Overlap(IReadOnlyDictionary<long, string> seen, Instant after)
{
    // About 30 kB. Beyond these the orders are read again with each news, which costs calls and changes nothing.
    public const int RememberedAtMost = 1_000;
    private const int FollowedAtMost = 10_000;

    private readonly List<(long Id, string Print, Instant Modified)> _rows = [];

    // Of those beyond what is followed the latest ones: by them a crowd is known again.
    private readonly PriorityQueue<(long Id, string Print), Instant> _latest = new();
    private bool _overflowed;

    public Instant? Newest { get; private set; }

    public bool HasNews { get; private set; }

    /// <summary>False for what was seen before, and for what the filter should have kept back.</summary>
    public bool IsNews(long id, JsonElement record)
    {
        if (Modified(record) is not { } modified)
            return HasNews = true;

        if (modified < after)
            return false; // Servers ignore filters they do not know.

        Newest = modified > (Newest ?? Instant.MinValue) ? modified : Newest;
        var print = RecordPrint.Of(record);
        _overflowed |= _rows.Count >= FollowedAtMost;
        if (!_overflowed)
            _rows.Add((id, print, modified));
        else if (_latest.Count < RememberedAtMost)
            _latest.Enqueue((id, print), modified);
        else
            _latest.EnqueueDequeue((id, print), modified);
        var isNews = !seen.TryGetValue(id, out var known) || known != print;
        HasNews |= isNews;
        return isNews;
    }

    /// <summary>Exactly these versions were among the rows looked at.</summary>
    public bool Holds(IEnumerable<JsonElement> records)
    {
        var prints = _rows.Select(row => (row.Id, row.Print)).Concat(_latest.UnorderedItems.Select(row => row.Element))
            .ToHashSet();
        return records.All(record => prints.Contains((RowReader.IdOf(record), RecordPrint.Of(record))));
    }

    /// <summary>What the next tick will meet again.</summary>
    public ImmutableSortedDictionary<long, string> Remember(Instant nextAfter)
    {
        var again = _overflowed ? [] : _rows.Where(row => row.Modified >= nextAfter).ToList();
        return again.Count > RememberedAtMost
            ? ImmutableSortedDictionary<long, string>.Empty
            : again.DistinctBy(row => row.Id).ToImmutableSortedDictionary(row => row.Id, row => row.Print);
    }

    private static Instant? Modified(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object
        && record.TryGetProperty("date_modified_gmt", out var text) && text.ValueKind == JsonValueKind.String
            ? Plain.Gmt(text.GetString()) : null;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Rows;

/// <summary>Reads each record on its own: an odd one is reported and skipped, never its page lost.</summary>
internal sealed class RowReader(string shop, ILogger logger)
{
    // Of a shop with more the first ones show what is wrong; the others are read again with their next change.
    private const int KeptAtMost = 100;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<(string Kind, long Id), OddRecord> _odd = [];

    /// <summary>Records that are left out, those of earlier pulls included, until they are read.</summary>
    public ImmutableArray<OddRecord> Odd
    {
        get
        {
            lock (_lock)
                return [.. _odd.Values];
        }
    }

    /// <summary>Odd when last seen.</summary>
    public void Remember(IEnumerable<OddRecord> odd)
    {
        foreach (var record in odd)
            Keep(record.Kind, long.Parse(record.Id, CultureInfo.InvariantCulture), record.Place);
    }

    /// <summary>It is read, or gone.</summary>
    public void Forget(string kind, long id)
    {
        lock (_lock)
            _odd.Remove((kind, id));
    }

    /// <summary>Null when the record is odd.</summary>
    public TRow? Read<TRow>(JsonElement record, JsonTypeInfo<TRow> info)
        where TRow : class =>
        Try(KindOf<TRow>(), IdOf(record), () => record.Deserialize(info));

    /// <summary>Null when what <paramref name="read"/> reads is odd, or when it has no use for it.</summary>
    public TResult? Try<TResult>(string kind, long id, Func<TResult?> read)
        where TResult : class
    {
        try
        {
            var result = read();
            if (_odd.Count > 0)
                Forget(kind, id);
            return result;
        }
        catch (JsonException fault)
        {
            Report(kind, id, fault.Path ?? "$");
        }
        catch (OddRecordException fault)
        {
            Report(kind, id, fault.Field);
        }

        return null;
    }

    /// <summary>The id alone; it is readable even where the rest is odd. 0 when it is not.</summary>
    public static long IdOf(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty("id", out var id))
            return 0;

        return id.ValueKind switch
        {
            JsonValueKind.Number when id.TryGetInt64(out var number) => number,
            JsonValueKind.String when long.TryParse(id.GetString(), out var number) => number,
            _ => 0,
        };
    }

    private void Report(string kind, long id, string place)
    {
        Keep(kind, id, place);
        Log.OddRecord(logger, shop, kind, id, place);
    }

    private void Keep(string kind, long id, string place)
    {
        lock (_lock)
        {
            if (_odd.Count < KeptAtMost)
                _odd[(kind, id)] = new OddRecord(kind, id.ToString(CultureInfo.InvariantCulture), place);
        }
    }

    /// <summary>Such as <c>order</c>.</summary>
    public static string KindOf<TRow>() =>
        typeof(TRow).Name.Replace("Row", "", StringComparison.Ordinal).ToLowerInvariant();
}

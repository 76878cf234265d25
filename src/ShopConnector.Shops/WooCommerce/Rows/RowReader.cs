using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace ShopConnector.Shops.WooCommerce.Rows;

/// <summary>Reads each record on its own: an odd one is reported and skipped, never its page lost.</summary>
internal sealed class RowReader(string shop, ILogger logger)
{
    private long _odd;

    /// <summary>Records left out since this object was made.</summary>
    public long Odd => Interlocked.Read(ref _odd);

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
            return read();
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
        Interlocked.Increment(ref _odd);
        Log.OddRecord(logger, shop, kind, id, place);
    }

    private static string KindOf<TRow>() =>
        typeof(TRow).Name.Replace("Row", "", StringComparison.Ordinal).ToLowerInvariant();
}

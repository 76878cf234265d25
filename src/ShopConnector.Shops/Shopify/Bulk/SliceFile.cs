using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>
/// The result of one operation, read as a stream. Every record that comes out of it is true; whether they are all is
/// known at the end, when the lines and the roots counted here are those that Shopify counted.
/// </summary>
internal sealed class SliceFile(Uri shop, LineDownload download, ShopFailures failures, SliceRun run)
{
    private long _lines;
    private long _roots;

    /// <summary>After the end: why it is not whole; null: it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads on; false at the end, whole or not.</summary>
    public async Task<bool> NextAsync<T>(IAsyncEnumerator<T> pieces)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (JsonException)
        {
            Problem = "a line of its result cannot be read";
        }
        catch (ShopException lost) when (lost.Operation == Operation)
        {
            Problem = $"its result could not be fetched: {lost.Problem.TrimEnd('.')}";
        }

        return false;
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var done = run.Seen!;
        if (done.Url is { } url)
        {
            await foreach (var line in download.ReadAsync(Operation, Address(url), ct))
            {
                if (line.IsEmpty)
                    continue;

                _lines++;
                _roots += IsChild(line.Span) ? 0 : 1;
                yield return line;
            }
        }

        if (_lines != done.ObjectCount)
            Problem = Counted("records", _lines, done.ObjectCount);
        else if (done.RootObjectCount is { } roots && roots != _roots)
            Problem = Counted("records without a parent", _roots, roots);
    }

    /// <summary>A letter of a name can not be mistaken for it: there every quote is escaped.</summary>
    public static bool IsChild(ReadOnlySpan<byte> line) => line.IndexOf("\"__parentId\":"u8) >= 0;

    private string Operation => $"bulk operation for {run.Kind.Name}";

    private static string Counted(string what, long found, long counted) => string.Create(
        CultureInfo.InvariantCulture, $"its result has {found} {what} where Shopify counted {counted}");

    private Uri Address(string url)
    {
        // The file lies on another host; it must be as safe to reach as the shop itself.
        var address = new Uri(url, UriKind.Absolute);
        return address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && shop.IsLoopback)
            ? address
            : throw failures.Failure(
                "bulk operation", "the result lies at an address that is not encrypted.",
                "Report this to Shopify; nothing was read.");
    }
}

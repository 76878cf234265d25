using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Transport;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>Lets Shopify gather everything itself, without points, and streams the file it makes.</summary>
internal sealed class BulkOperations(
    Uri shop, GraphQlClient client, LineDownload download, ShopFailures failures, TimeProvider time, ILogger logger)
{
    /// <summary>Start, look once, fetch the file.</summary>
    public const int RequestsLeast = 3;

    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(6);

    /// <summary>Shopify runs five of an app at once, so that streams can be started side by side.</summary>
    public async Task<BulkStart> StartAsync(
        GraphQlDocument document, string? filter, string stream, CancellationToken ct) =>
        new(await SendAsync(document, filter, stream, ct), time.GetTimestamp());

    /// <summary>Waits until the operation is complete; anything less than complete is thrown.</summary>
    public async Task<BulkOperationNode> CompleteAsync(BulkStart start, string stream, CancellationToken ct)
    {
        var pause = FirstLook - time.GetElapsedTime(start.At);
        while (true)
        {
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, time, ct);

            var running = await LookAsync(start.Operation.Id, ct);
            if (running.Status == "COMPLETED")
                return running;

            if (running.Status is not ("CREATED" or "RUNNING"))
                throw Ended(stream, running);

            if (time.GetElapsedTime(start.At) > LongestRun)
                throw Ended(stream, running with { ErrorCode = "it ran too long" });

            Log.BulkProgress(logger, failures.Shop, stream, running.ObjectCount);
            pause = pause < FirstLook ? FirstLook : pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Every line of the result; throws at the end when Shopify counted fewer or more.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        BulkOperationNode done, string stream, [EnumeratorCancellation] CancellationToken ct)
    {
        long count = 0;
        if (done.Url is { } url)
        {
            await foreach (var line in download.ReadAsync(Operation(stream), Address(url, stream), ct))
            {
                count++;
                yield return line;
            }
        }

        if (count != done.ObjectCount)
        {
            throw failures.Failure(
                Operation(stream),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the result has {count} records where Shopify counted {done.ObjectCount}."),
                "Nothing is lost; the next run tries again.", transient: true);
        }
    }

    private static string Operation(string stream) => $"bulk operation for {stream}";

    private async Task<BulkOperationNode> SendAsync(
        GraphQlDocument document, string? filter, string stream, CancellationToken ct)
    {
        // Our filters hold neither quotes nor backslashes, so that they stand in a document as they are.
        var text = document.Text.Replace(
            "(query: \"FILTER\")", filter is null ? "" : $"(query: \"{filter}\")", StringComparison.Ordinal);
        var answer = await client.QueryAsync(
            Documents.BulkRun, new JsonObject { ["query"] = text },
            ShopifyJson.Default.GraphQlResponseBulkRunAnswer, ct);
        if (answer.BulkOperationRunQuery is { BulkOperation: { } started })
            return started;

        var why = string.Join(" ", answer.BulkOperationRunQuery.UserErrors.Select(e => e.Message));
        throw failures.Failure(
            Operation(stream), $"Shopify did not start it: {why}",
            "Wait until the app's other bulk operations are done; the next run tries again.", transient: true);
    }

    private async Task<BulkOperationNode> LookAsync(string id, CancellationToken ct)
    {
        var answer = await client.QueryAsync(
            Documents.BulkStatus, new JsonObject { ["id"] = id },
            ShopifyJson.Default.GraphQlResponseBulkStatusAnswer, ct);
        return answer.BulkOperation ?? throw failures.Failure(
            "bulk operation", "it is gone.", "Nothing is lost; the next run starts it again.", transient: true);
    }

    private Uri Address(string url, string stream)
    {
        // The file lies on another host; it must be as safe to reach as the shop itself.
        var address = new Uri(url, UriKind.Absolute);
        return address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && shop.IsLoopback)
            ? address
            : throw failures.Failure(
                Operation(stream), "the result lies at an address that is not encrypted.",
                "Report this to Shopify; nothing was read.");
    }

    private Sync.ShopException Ended(string stream, BulkOperationNode operation) => failures.Failure(
        Operation(stream), $"it ended as {operation.Status} ({operation.ErrorCode ?? "no reason given"}).",
        "Nothing is lost; the next run starts it again.", transient: true);
}

/// <param name="At">By the machine's steady clock.</param>
internal sealed record BulkStart(BulkOperationNode Operation, long At);

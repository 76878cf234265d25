using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write.Bulk;

/// <summary>
/// Lets Shopify run one mutation for many inputs by itself. COMPLETED says nothing of the single ones: each line of the
/// result is read, and a call without a line counts as never sent.
/// </summary>
internal sealed class BulkWriter(
    StagedUpload upload, GraphQlClient client, PointsBudget budget, LineDownload download, ShopFailures failures,
    TimeProvider time)
{
    private const string Operation = "writing in bulk";
    private const string Mark = "# shopconnector ";

    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(2);

    public int WorthFrom => BulkThreshold.Calls(budget.Bucket);

    /// <summary>The shop's answers by call; null where it is not known whether the call was run.</summary>
    public async Task<MutationResult?[]> RunAsync(
        GraphQlDocument document, IReadOnlyList<PendingCall> calls, ILargeWriteLog log, CancellationToken ct) =>
        await StartAsync(document, calls, log, ct) is { } started
            ? await ReadAsync(await WaitAsync(started, ct), calls.Count, ct)
            : new MutationResult?[calls.Count];

    /// <summary>Waits for what a process started and did not live to hear of, and reads what became of it.</summary>
    public async Task<IReadOnlyList<PartOutcome>> FinishAsync(IReadOnlyList<LargeWrite> begun, CancellationToken ct)
    {
        var found = new Dictionary<string, BulkWriteNode>(StringComparer.Ordinal);
        foreach (var one in await NewestAsync(ct))
        {
            if (MarkOf(one) is not { } mark)
                continue;

            var isBegun = begun.Any(write => write.Mark == mark);
            if (isBegun || !one.IsOver)
                found[mark] = await WaitAsync(one, ct);
        }

        var told = new List<PartOutcome>();
        foreach (var write in begun)
        {
            if (found.TryGetValue(write.Mark, out var over))
            {
                var results = await ReadIfKeptAsync(over, write.Lines.Length, ct);
                told.AddRange(write.Lines.Zip(results).SelectMany(line => LineOutcome.Of(line.First, line.Second)));
            }
        }

        return told;
    }

    /// <summary>
    /// A result lives for some days, and by now its address may have ended. Then nothing is known of its lines, and the
    /// next plan goes by what the shop shows; waiting for it would hold up every run from now on.
    /// </summary>
    private async Task<MutationResult?[]> ReadIfKeptAsync(BulkWriteNode over, int lines, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(over, lines, ct);
        }
        catch (ShopException gone) when (!gone.Transient)
        {
            return new MutationResult?[lines];
        }
    }

    private async Task<MutationResult?[]> ReadAsync(BulkWriteNode over, int lines, CancellationToken ct)
    {
        var outcomes = new MutationResult?[lines];
        if ((over.Url ?? over.PartialDataUrl) is { } url)
        {
            await foreach (var line in download.ReadAsync(Operation, upload.Address(url), ct))
                Take(line, outcomes);
        }

        return outcomes;
    }

    /// <summary>Null: Shopify would not start it now; other apps may have taken all places.</summary>
    private async Task<BulkWriteNode?> StartAsync(
        GraphQlDocument document, IReadOnlyList<PendingCall> calls, ILargeWriteLog log, CancellationToken ct)
    {
        // Shopify shows an operation's text, so that by this comment it is found again when its answer was lost.
        var path = await upload.SendAsync([.. calls.Select(pending => pending.Call)], ct);
        await log.BeginAsync(new LargeWrite(path, [.. calls.Select(pending => pending.Parts)]), ct);
        var mark = $"{Mark}{path}";
        try
        {
            var answer = await client.QueryAsync(
                Documents.BulkWrite,
                new JsonObject { ["mutation"] = $"{document.Text}{mark}\n", ["path"] = path },
                ShopifyJson.Default.GraphQlResponseBulkWriteAnswer, ct, once: true);
            return answer.BulkOperationRunMutation.BulkOperation;
        }
        catch (ShopException lost) when (lost.Transient)
        {
            await Task.Delay(FirstLook, time, ct);
            return (await NewestAsync(ct)).FirstOrDefault(one => MarkOf(one) == path);
        }
    }

    /// <summary>Null: not ours.</summary>
    private static string? MarkOf(BulkWriteNode one) =>
        one.Query?.LastIndexOf(Mark, StringComparison.Ordinal) is { } at and >= 0
            ? one.Query[(at + Mark.Length)..].TrimEnd()
            : null;

    private async Task<BulkWriteNode[]> NewestAsync(CancellationToken ct) => (await client.QueryAsync(
        Documents.BulkUnfinished, variables: null, ShopifyJson.Default.GraphQlResponseBulkUnfinishedAnswer, ct))
        .BulkOperations.All;

    private async Task<BulkWriteNode> WaitAsync(BulkWriteNode started, CancellationToken ct)
    {
        var since = time.GetTimestamp();
        var pause = FirstLook;
        while (true)
        {
            if (!started.IsOver)
                await Task.Delay(pause, time, ct);

            var answer = await client.QueryAsync(
                Documents.BulkWritten, new JsonObject { ["id"] = started.Id },
                ShopifyJson.Default.GraphQlResponseBulkWrittenAnswer, ct);
            if (answer.BulkOperation is not { IsOver: false } running)
                return answer.BulkOperation ?? started;

            if (time.GetElapsedTime(since) > LongestRun)
                throw failures.Failure(
                    Operation, $"the bulk operation {running.Id} is not done after {LongestRun.TotalHours} hours.",
                    "Nothing is lost; the next run waits for it.", transient: true);

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>A line is the answer of one call, and its number in the file.</summary>
    private static void Take(ReadOnlyMemory<byte> line, MutationResult?[] outcomes)
    {
        var answer = Read(line.Span);
        if (answer is null || answer.LineNumber < 0 || answer.LineNumber >= outcomes.Length)
            return;

        outcomes[answer.LineNumber] = answer.Data?.Values.FirstOrDefault(one => one is not null)
            ?? (answer.Errors is { Length: > 0 } errors
                ? new MutationResult([.. errors.Select(error => new UserError(null, error.Message, error.Code))])
                : null);
    }

    /// <summary>Null: cut off in the middle, or no JSON; then nothing is known of its call.</summary>
    private static BulkLine? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ShopifyJson.Default.BulkLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;

namespace ShopConnector.Shops.Shopify.Api;

/// <summary>
/// Posts documents to one shop and reads the answers: waits for points before sending, repeats what was throttled or
/// failed inside Shopify, renews the token after a 401, and throws <see cref="ShopException"/> for the rest.
/// </summary>
internal sealed class GraphQlClient(
    Uri shop, ShopTransport transport, IShopifyAccess access, PointsBudget budget, ShopFailures failures,
    TimeProvider time, ILogger logger)
{
    public const string ApiVersion = "2026-10";

    private const string VersionHeader = "X-Shopify-API-Version";
    private const string DeprecatedHeader = "X-Shopify-API-Deprecated-Reason";
    private const string TryLater = "Nothing is lost; the next run tries again.";

    // A document may be turned away this often before the shop counts as too busy.
    private const int RepeatsMost = 12;

    // Half a document, or a web page, comes of a hiccup on the way; what stays so is told.
    private const int UnreadableMost = 3;

    // Dearest single document Shopify accepts; held back for a document whose real cost is not known yet.
    private const decimal DearestDocument = 1_000m;
    private const decimal MutationCost = 10m;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly Uri _endpoint = new(shop, $"admin/api/{ApiVersion}/graphql.json");
    private readonly ConcurrentDictionary<string, decimal> _costs = new(StringComparer.Ordinal);
    private readonly Lock _totals = new();
    private decimal _cost;
    private int _versionTold;

    /// <summary>Points charged so far.</summary>
    public decimal Cost
    {
        get { lock (_totals) return _cost; }
    }

    /// <summary>The newest answer's headers: version and clock of the shop. Null before the first answer.</summary>
    public ShopResponse? LastAnswer { get; private set; }

    /// <summary>What Shopify will take away of what we asked for; null: nothing so far.</summary>
    public string? DeprecatedReason { get; private set; }

    /// <param name="once">
    /// For what is not harmless to repeat: without a clear answer it fails, and nobody knows whether it was done.
    /// </param>
    public async Task<T> QueryAsync<T>(
        GraphQlDocument document, JsonObject? variables, JsonTypeInfo<GraphQlResponse<T>> type, CancellationToken ct,
        bool once = false)
        where T : class
    {
        var answer = await PostAsync(document.Name, 1, document.Text, variables, DearestDocument, type, ct, once);
        foreach (var error in answer.Errors ?? [])
        {
            if (!error.IsPersonalData)
                throw Refused(document.Name, error);
        }

        return answer.Data ?? throw failures.Failure(
            document.Name, "Shopify sent an answer without data.", TryLater, true);
    }

    /// <summary>Runs all calls in one document, in order; the result at an index belongs to the call there.</summary>
    public async Task<IReadOnlyList<MutationResult>> MutateAsync(
        string operation, IReadOnlyList<GraphQlCall> calls, CancellationToken ct)
    {
        var answer = await BatchAsync(
            operation, calls, MutationCost, ShopifyJson.Default.GraphQlResponseDictionaryStringMutationResult, ct);
        return [.. Enumerable.Range(0, calls.Count).Select(i => Result(operation, GraphQlBatch.Alias(i), answer))];
    }

    public async Task<GraphQlResponse<T>> BatchAsync<T>(
        string operation, IReadOnlyList<GraphQlCall> calls, decimal costEach,
        JsonTypeInfo<GraphQlResponse<T>> type, CancellationToken ct)
        where T : class
    {
        var (text, variables) = GraphQlBatch.Of(calls);
        var answer = await PostAsync(operation, calls.Count, text, variables, costEach, type, ct);
        foreach (var error in answer.Errors ?? [])
        {
            if (error.Root is null || error.Code == "ACCESS_DENIED")
                throw Refused(operation, error);
        }

        return answer;
    }

    private MutationResult Result(
        string operation, string alias, GraphQlResponse<Dictionary<string, MutationResult?>> answer)
    {
        if (answer.Data?.GetValueOrDefault(alias) is { } result)
            return result;

        // A top-level error about one alias, such as an id of the wrong kind, refuses that call only.
        var error = answer.Errors?.FirstOrDefault(e => string.Equals(e.Root, alias, StringComparison.Ordinal))
            ?? throw failures.Failure(
                operation, "Shopify left out a part of its answer.", TryLater, true);
        return new MutationResult([new UserError(null, error.Message, error.Code)]);
    }

    private async Task<GraphQlResponse<T>> PostAsync<T>(
        string operation, int calls, string text, JsonObject? variables, decimal costEach,
        JsonTypeInfo<GraphQlResponse<T>> type, CancellationToken ct, bool once = false)
        where T : class
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new GraphQlRequest(text, variables), ShopifyJson.Default.GraphQlRequest);
        for (var attempt = 1; ; attempt++)
        {
            var expected = _costs.GetValueOrDefault(operation, costEach) * calls;
            var held = await budget.ReserveAsync(expected, ct);
            QueryCost? cost = null;
            GraphQlResponse<T>? answer = null;
            try
            {
                answer = await ExchangeAsync(operation, body, type, once, ct);
                cost = answer.Extensions?.Cost;
            }
            catch (ShopException odd) when (odd.InnerException is JsonException && attempt < UnreadableMost)
            {
                Log.Repeating(logger, failures.Shop, operation, "an unreadable answer", FirstPause.TotalSeconds);
            }
            finally
            {
                budget.Settle(held, cost?.ThrottleStatus);
            }

            if (answer is null)
            {
                await Task.Delay(FirstPause * attempt, time, ct);
                continue;
            }

            Count(operation, calls, cost);
            var trouble = answer.Errors?.FirstOrDefault(e => e.Code is "THROTTLED" or "INTERNAL_SERVER_ERROR");
            if (trouble is null)
                return answer;

            if (attempt == RepeatsMost || once && trouble.Code != "THROTTLED")
                throw Refused(operation, trouble);

            await PauseAsync(operation, trouble.Code!, attempt, cost, ct);
        }
    }

    /// <summary>Throttled with figures: the budget waits for the points. All else waits longer each time.</summary>
    private async Task PauseAsync(string operation, string code, int attempt, QueryCost? cost, CancellationToken ct)
    {
        var known = code == "THROTTLED" && cost?.ThrottleStatus is not null;
        var pause = known ? TimeSpan.Zero : FirstPause * Math.Min(attempt, 10);
        Log.Repeating(logger, failures.Shop, operation, code, pause.TotalSeconds);
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, time, ct);
    }

    private async Task<GraphQlResponse<T>> ExchangeAsync<T>(
        string operation, byte[] body, JsonTypeInfo<GraphQlResponse<T>> type, bool once, CancellationToken ct)
        where T : class
    {
        var token = await access.TokenAsync(ct);
        var answer = await transport.SendAsync(operation, () => Request(token, body), ct, once);
        if (answer.Status == HttpStatusCode.Unauthorized && await access.RenewAsync(token, ct) is { } renewed)
            answer = await transport.SendAsync(operation, () => Request(renewed, body), ct, once);

        LastAnswer = answer with { Body = default };
        if (!answer.IsSuccess)
            throw failures.Refused(operation, answer);

        WatchVersion(answer);
        try
        {
            return JsonSerializer.Deserialize(answer.Body.Span, type)
                ?? throw failures.Unreadable(operation, answer);
        }
        catch (JsonException broken)
        {
            return Errors<T>(answer.Body.Span) ?? throw failures.Unreadable(operation, answer, broken);
        }
    }

    /// <summary>A denied part is null where it never is otherwise: then the errors say more than the shape.</summary>
    private static GraphQlResponse<T>? Errors<T>(ReadOnlySpan<byte> body)
        where T : class
    {
        try
        {
            var only = JsonSerializer.Deserialize(body, ShopifyJson.Default.GraphQlErrors);
            return only is { Errors.Length: > 0 }
                ? new GraphQlResponse<T> { Errors = only.Errors, Extensions = only.Extensions }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private HttpRequestMessage Request(string token, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = content };
        request.Headers.Add("X-Shopify-Access-Token", token);
        request.Headers.Add("Accept", "application/json");
        return request;
    }

    private void Count(string operation, int calls, QueryCost? cost)
    {
        if (cost?.RequestedQueryCost is { } requested)
            _costs.AddOrUpdate(operation, requested / calls, (_, known) => Math.Max(known, requested / calls));

        lock (_totals)
            _cost += cost?.ActualQueryCost ?? 0;
    }

    private void WatchVersion(ShopResponse answer)
    {
        // An expired version silently falls forward to another one, whose fields may differ.
        if (answer.Header(VersionHeader) is { } served && !string.Equals(served, ApiVersion, StringComparison.Ordinal)
            && Interlocked.Exchange(ref _versionTold, 1) == 0)
            Log.OtherVersion(logger, failures.Shop, ApiVersion, served);

        if (answer.Header(DeprecatedHeader) is { } reason && DeprecatedReason is null)
        {
            DeprecatedReason = reason;
            Log.Deprecated(logger, failures.Shop, reason);
        }
    }

    private ShopException Refused(string operation, GraphQlError error) => error.Code switch
    {
        "THROTTLED" => failures.Failure(
            operation, "the shop's call budget is used up by other apps.", TryLater,
            transient: true),
        "INTERNAL_SERVER_ERROR" => failures.Failure(
            operation, "Shopify reports an internal error.", TryLater, transient: true),
        "ACCESS_DENIED" => failures.Failure(
            operation, $"the app may not do this; required: {MissingAccess(error)}.",
            "Add the scope to the app, install it again, then run check.", denied: true),
        _ => failures.Failure(
            operation, $"Shopify refused the request: {error.Message}",
            "Update ShopConnector, or report this message.", slow: error.Code == "MAX_COST_EXCEEDED"),
    };

    private static string MissingAccess(GraphQlError error) =>
        error.Extensions?.RequiredAccess?.TrimEnd('.') ?? "a scope Shopify does not name";
}

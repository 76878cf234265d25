using System.Text.Json.Nodes;

namespace ShopConnector.Shops.Shopify.Api;

internal sealed record GraphQlRequest(string Query, JsonObject? Variables);

internal sealed record GraphQlResponse<T>
    where T : class
{
    public T? Data { get; init; }

    public GraphQlError[]? Errors { get; init; }

    public GraphQlExtensions? Extensions { get; init; }
}

/// <summary>The same without its data.</summary>
internal sealed record GraphQlErrors(GraphQlError[]? Errors = null, GraphQlExtensions? Extensions = null);

internal sealed record GraphQlError
{
    public string Message { get; init; } = "";

    /// <summary>Names and list indexes from the answer's root; absent when the whole document was refused.</summary>
    public JsonArray? Path { get; init; }

    public GraphQlErrorExtensions? Extensions { get; init; }

    public string? Code => Extensions?.Code;

    /// <summary>The alias or field at the root this error is about; null when it is about everything.</summary>
    public string? Root => Path is [JsonValue first, ..] && first.TryGetValue<string>(out var name) ? name : null;

    /// <summary>
    /// Shopify keeps names and addresses from apps without approval for personal data. Work goes on without them;
    /// <c>check</c> says so.
    /// </summary>
    public bool IsPersonalData =>
        Message.Contains("not approved to", StringComparison.OrdinalIgnoreCase)
        || Message.Contains("protected-customer-data", StringComparison.OrdinalIgnoreCase);
}

internal sealed record GraphQlErrorExtensions(string? Code = null, string? RequiredAccess = null);

internal sealed record GraphQlExtensions(QueryCost? Cost = null);

internal sealed record QueryCost(decimal? RequestedQueryCost, decimal? ActualQueryCost, ThrottleStatus? ThrottleStatus);

/// <summary>The bucket as the shop sees it: points, points, points per second.</summary>
internal sealed record ThrottleStatus(decimal MaximumAvailable, decimal CurrentlyAvailable, decimal RestoreRate);

/// <summary>What was refused about the input of a mutation; the rest of the document stands.</summary>
internal sealed record UserError(string[]? Field, string Message, string? Code = null);

/// <param name="Metafields">Their new versions, of a mutation that sets some.</param>
internal sealed record MutationResult(UserError[] UserErrors, MetafieldVersion[]? Metafields = null);

internal sealed record MetafieldVersion(string? CompareDigest = null);

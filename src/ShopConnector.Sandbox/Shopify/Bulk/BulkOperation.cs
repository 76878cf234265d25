using NodaTime;
using ShopConnector.Sandbox.Shopify.GraphQl;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>One bulk operation; it goes on whenever somebody looks, as far as the shop's clock says.</summary>
internal sealed class BulkOperation
{
    // Results are kept for seven days; then the operation itself says so.
    private static readonly Duration UrlLives = Duration.FromDays(7);

    public required long Id { get; init; }

    public required bool IsMutation { get; init; }

    public required string Query { get; init; }

    public required Document Document { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>The caller's scopes decide what it may read, as in any request.</summary>
    public required Access.Caller Caller { get; init; }

    public required BulkFate Fate { get; init; }

    /// <summary>Children directly after their parent; else anywhere behind it.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>Of a mutation the variables, one JSON object a line.</summary>
    public string Lines { get; init; } = "";

    public Instant? CanceledAt { get; set; }

    public Instant? EndedAt { get; private set; }

    public string? ErrorCode { get; private set; }

    /// <summary>Null until it was first worked on.</summary>
    public BulkRun? Run { get; set; }

    public string Type => IsMutation ? "MUTATION" : "QUERY";

    public bool IsRunning => CanceledAt is null && EndedAt is null;

    public bool IsComplete => EndedAt is not null && ErrorCode is null;

    public bool IsExpired(Instant now) => Fate.Kind == BulkFateKind.Expires || now >= EndedAt + UrlLives;

    public string Status(Instant now) => this switch
    {
        // Right after a cancel a read still says so.
        { CanceledAt: { } canceled } => now <= canceled ? "CANCELING" : "CANCELED",
        { ErrorCode: not null } => "FAILED",
        { EndedAt: not null } => IsExpired(now) ? "EXPIRED" : "COMPLETED",
        _ => now <= CreatedAt ? "CREATED" : "RUNNING",
    };

    public void End(Instant at, string? errorCode = null)
    {
        EndedAt = at;
        ErrorCode = errorCode;
        Run!.Close(isShort: errorCode is null && Fate.Kind == BulkFateKind.IsShort);
    }
}

using NodaTime;
using ShopConnector.Sandbox.Shopify.GraphQl;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>
/// One bulk operation, run by the shop's clock; its file is made when it is first seen to have ended.
/// </summary>
internal sealed class BulkOperation
{
    public required long Id { get; init; }

    public required bool IsMutation { get; init; }

    public required string Query { get; init; }

    public required Document Document { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant EndsAt { get; init; }

    /// <summary>The caller's scopes decide what it may read, as in any request.</summary>
    public required Access.Caller Caller { get; init; }

    /// <summary>Of a mutation the variables, one JSON object a line.</summary>
    public string Lines { get; init; } = "";

    public Instant? CanceledAt { get; set; }

    public BulkResult? Result { get; set; }

    public string Type => IsMutation ? "MUTATION" : "QUERY";

    public bool IsRunning(Instant now) => CanceledAt is null && now < EndsAt;

    public string Status(Instant now) => this switch
    {
        // Right after a cancel a read still says so.
        { CanceledAt: { } canceled } => now <= canceled ? "CANCELING" : "CANCELED",
        _ when now >= EndsAt => "COMPLETED",
        _ => now <= CreatedAt ? "CREATED" : "RUNNING",
    };
}

/// <param name="Objects">Lines of the file.</param>
/// <param name="Roots">Lines that have no parent.</param>
internal sealed record BulkResult(byte[] File, int Objects, int Roots);

/// <summary>The shop's bulk operations and the files sent up for them.</summary>
internal sealed class BulkOperations
{
    /// <summary>Running at once, of queries and of mutations each.</summary>
    public const int AtOnceMax = 5;

    // Older ones are forgotten, and their files with them.
    private const int KeptMax = 50;

    private readonly List<BulkOperation> _all = [];
    private readonly Dictionary<string, string> _uploads = new(StringComparer.Ordinal);

    public IReadOnlyList<BulkOperation> All => _all;

    public void Add(BulkOperation operation)
    {
        _all.Add(operation);
        if (_all.Count > KeptMax)
            _all.RemoveAt(0);
    }

    public BulkOperation? Find(long id) => _all.FirstOrDefault(one => one.Id == id);

    public void PutUpload(string key, string text)
    {
        if (_uploads.Count >= KeptMax)
            _uploads.Remove(_uploads.Keys.First());
        _uploads[key] = text;
    }

    public string? Upload(string key) => _uploads.GetValueOrDefault(key);
}

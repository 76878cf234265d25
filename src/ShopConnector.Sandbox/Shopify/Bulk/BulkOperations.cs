using NodaTime;
using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>The shop's bulk operations and the files sent up for them.</summary>
internal sealed class BulkOperations
{
    // Since this version an app may run five of a kind at once; before it one.
    private const string FirstVersionOfFive = "2026-01";
    private const int AtOnceSinceThen = 5;

    // Older ones are forgotten, and their files with them.
    private const int KeptMax = 500;
    private const int UploadsMax = 50;

    private readonly List<BulkOperation> _all = [];
    private readonly Dictionary<string, string> _uploads = new(StringComparer.Ordinal);

    public IReadOnlyList<BulkOperation> All => _all;

    /// <summary>Made since the shop began, the forgotten ones included.</summary>
    public long Started { get; private set; }

    /// <summary>Running at once, of queries and of mutations each.</summary>
    public static int AtOnceMax(string version) =>
        string.CompareOrdinal(version, FirstVersionOfFive) < 0 ? 1 : AtOnceSinceThen;

    public void Add(BulkOperation operation)
    {
        Started++;
        _all.Add(operation);
        if (_all.Count > KeptMax)
            _all.RemoveAt(0);
    }

    public BulkOperation? Find(long id) => _all.FirstOrDefault(one => one.Id == id);

    public void PutUpload(string key, string text)
    {
        if (_uploads.Count >= UploadsMax)
            _uploads.Remove(_uploads.Keys.First());
        _uploads[key] = text;
    }

    public string? Upload(string key) => _uploads.GetValueOrDefault(key);

    /// <summary>Lets everything that runs go on to where the shop's clock is.</summary>
    public void Advance(FieldContext context, AdminApi api)
    {
        var now = context.Shop.ExactNow;
        foreach (var one in _all.Where(one => one.IsRunning).ToList())
            Advance(one, now, context, api);
    }

    private static void Advance(BulkOperation one, Instant now, FieldContext context, AdminApi api)
    {
        var options = context.State.Options;
        var working = now - one.CreatedAt - options.BulkTakes;
        if (working < Duration.Zero)
            return;
        var due = options.BulkObjectsPerSecond is { } rate ? (long)(working.TotalSeconds * rate) : long.MaxValue;
        one.Run ??= new BulkRun(one, api, new RequestContext(
            context.Shop, context.State, one.Caller, context.Request.BaseUrl, IsBulk: true));
        var stops = one.Fate.Kind is BulkFateKind.Fails or BulkFateKind.IsCanceled;
        one.Run.Advance(due, stops ? one.Fate.At : double.MaxValue);
        if (one.Run.IsDenied)
            one.End(now, "ACCESS_DENIED");
        else if (stops && (one.Run.IsDone || one.Run.Share > one.Fate.At))
            Stop(one, now);
        else if (one.Run.IsDone)
            one.End(now);
    }

    private static void Stop(BulkOperation one, Instant now)
    {
        if (one.Fate.Kind == BulkFateKind.Fails)
            one.End(now, one.Fate.ErrorCode);
        else
            one.CanceledAt = now;
    }
}

using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync;

/// <summary>
/// One connected shop. This is the seam where another client library would plug in: everything vendor-specific stays
/// behind it. Errors a person must act on are thrown as <see cref="ShopException"/>.
/// </summary>
public interface IShop
{
    /// <summary>The name from the configuration; the <c>Shop</c> of every key.</summary>
    string Name { get; }

    Platform Platform { get; }

    /// <summary>Calls sent since this object was made, for the budget and the report.</summary>
    CallCount Calls { get; }

    /// <summary>Looks at address, credentials, scopes, clock and write permission without changing anything.</summary>
    Task<IReadOnlyList<CheckLine>> CheckAsync(CancellationToken ct);

    /// <summary>
    /// Everything changed since <paramref name="watermark"/> (null: everything), in bounded pages. A page's watermark
    /// may be stored together with the page: it never passes data of a later page.
    /// </summary>
    IAsyncEnumerable<PullPage> PullAsync(string? watermark, CancellationToken ct);

    /// <summary>
    /// The same, on a platform that never tells what was deleted: there what is <paramref name="held"/> is asked for.
    /// </summary>
    IAsyncEnumerable<PullPage> PullAsync(string? watermark, IHeldIds held, CancellationToken ct) =>
        PullAsync(watermark, ct);

    /// <summary>
    /// Writes one batch, at most <see cref="WriteBatchSize"/> changes; the outcome at an index belongs to the change
    /// there. Idempotent: the same batch may be sent again after an answer was lost.
    /// </summary>
    Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<CustomerChange> changes, CancellationToken ct);

    /// <summary>How many changes one <see cref="WriteAsync"/> takes best.</summary>
    int WriteBatchSize { get; }

    /// <summary>
    /// Changes of one kind share the shop's calls, so a batch of them leaves none half empty. The kinds are few: of
    /// each a batch waits in memory. Any number but the smallest and the largest.
    /// </summary>
    int WriteKindOf(CustomerChange change) => 0;
}

public enum Platform { Shopify, WooCommerce }

/// <param name="Requests">HTTP requests sent, retries included.</param>
/// <param name="Cost">What the platform charged: Shopify points; on WooCommerce the requests themselves.</param>
/// <param name="LowerBound">
/// The least number of requests that could have done the same work, by the published limits.
/// </param>
public readonly record struct CallCount(long Requests, decimal Cost, long LowerBound)
{
    public static CallCount operator -(CallCount left, CallCount right) =>
        new(left.Requests - right.Requests, left.Cost - right.Cost, left.LowerBound - right.LowerBound);
}

using NodaTime;

namespace ShopConnector.Sync.Webhooks;

/// <summary>Demands until they are done, and what storage does for them.</summary>
public interface IDemands
{
    /// <summary>Kept through a power failure. One that was done already is done again: it may have come anew.</summary>
    Task KeepDemandAsync(Demand demand, CancellationToken ct);

    /// <summary>Those not done, the oldest first.</summary>
    Task<IReadOnlyList<Demand>> DemandsAsync(string shop, CancellationToken ct);

    /// <summary>Whom it was about is forgotten with it.</summary>
    Task FinishDemandAsync(string id, Instant now, CancellationToken ct);

    /// <summary>Since when the app is out of the shop; null: it is in. The end of a pull sets it back.</summary>
    Task<Instant?> UninstalledAtAsync(string shop, CancellationToken ct);

    Task MarkUninstalledAsync(string shop, Instant now, CancellationToken ct);

    /// <summary>Everything stored of the person in this shop, as one JSON document; null: nothing is.</summary>
    Task<string?> ExportAsync(string shop, NamedPerson person, CancellationToken ct);

    /// <summary>
    /// Takes away what tells who the person is, in every table, and leaves totals and ledger under a pseudonym.
    /// Repeatable. Returns how many customers of the shop it was.
    /// </summary>
    Task<int> RedactAsync(Lease lease, NamedPerson person, CancellationToken ct);

    /// <summary>The same for every customer of the lease's shop.</summary>
    Task<int> RedactShopAsync(Lease lease, CancellationToken ct);
}

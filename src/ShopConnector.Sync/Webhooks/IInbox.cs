namespace ShopConnector.Sync.Webhooks;

/// <summary>
/// Hints until a run has looked after them. The whole inbox may be lost at any moment: the schedule reads the same.
/// </summary>
public interface IInbox
{
    /// <summary>Of one key the newest stays, once; that it is gone is not forgotten by a later word.</summary>
    Task KeepHintsAsync(IReadOnlyCollection<Hint> hints, CancellationToken ct);

    /// <summary>The oldest first.</summary>
    Task<IReadOnlyList<KeptHint>> HintsAsync(string shop, int most, CancellationToken ct);

    /// <summary>Those that came again meanwhile stay.</summary>
    Task DropHintsAsync(Lease lease, IReadOnlyCollection<KeptHint> hints, CancellationToken ct);
}

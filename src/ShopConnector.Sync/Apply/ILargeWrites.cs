namespace ShopConnector.Sync.Apply;

/// <summary>
/// A shop that writes many changes quicker when it is given them together. Optional; a shop without it takes
/// <see cref="IShop.WriteBatchSize"/>.
/// </summary>
public interface ILargeWrites
{
    /// <summary>From so many customers on; it follows what the shop allows at the moment.</summary>
    int LargePlan { get; }

    /// <summary>How many changes one <see cref="IShop.WriteAsync"/> then takes.</summary>
    int LargeBatchSize { get; }

    /// <summary>
    /// Waits until the shop is done with what an earlier run started and did not live to hear of, so that the next pull
    /// reads its outcome instead of having it done again.
    /// </summary>
    Task FinishAsync(CancellationToken ct);
}

namespace ShopConnector.Sync.Apply;

/// <summary>
/// A shop that writes many changes quicker when it is given them together. Optional; a shop without it takes
/// <see cref="IShop.WriteBatchSize"/>.
/// </summary>
public interface ILargeWrites
{
    /// <summary>From so many customers on; it follows what the shop allows at the moment.</summary>
    int LargePlan { get; }

    /// <summary>How many changes one <see cref="WriteAsync"/> then takes.</summary>
    int LargeBatchSize { get; }

    /// <summary>
    /// As <see cref="IShop.WriteAsync"/>. What the shop would go on with by itself is put down before it is started.
    /// </summary>
    Task<IReadOnlyList<WriteOutcome>> WriteAsync(
        IReadOnlyList<CustomerChange> changes, ILargeWriteLog log, CancellationToken ct);

    /// <summary>
    /// Waits until the shop is done with what an earlier run started and did not live to hear of, so that the next pull
    /// reads its outcome instead of having it done again. Returns what the shop says of each part, the later word last;
    /// of parts that are missing nothing is known.
    /// </summary>
    Task<IReadOnlyList<PartOutcome>> FinishAsync(IReadOnlyList<LargeWrite> begun, CancellationToken ct);
}

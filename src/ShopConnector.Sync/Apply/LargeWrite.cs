using System.Collections.Immutable;

namespace ShopConnector.Sync.Apply;

/// <summary>
/// Something that a shop does by itself for many customers, and goes on with when this process has died.
/// </summary>
/// <param name="Mark">By which the shop's adapter finds it again; unique.</param>
/// <param name="Lines">What each of its lines does, in the order in which the shop tells their outcomes.</param>
public sealed record LargeWrite(string Mark, ImmutableArray<ImmutableArray<WritePart>> Lines);

/// <summary>A piece of a <see cref="CustomerChange"/>, by name only: it tells nothing of the customer.</summary>
/// <param name="Customer">Its id in the shop.</param>
/// <param name="Name">The tag, the <see cref="CardField"/>, or the entitlement of the code.</param>
public sealed record WritePart(string Customer, WritePartKind Kind, string Name);

public enum WritePartKind { AddTag, RemoveTag, Field, Issue, Retire }

/// <param name="Refusal">Why the shop would not; null: it is done.</param>
public sealed record PartOutcome(WritePart Part, string? Refusal);

/// <summary>Where a large write is put down before it is started.</summary>
public interface ILargeWriteLog
{
    Task BeginAsync(LargeWrite write, CancellationToken ct);
}

/// <summary>Large writes of which nobody has read the outcome yet.</summary>
public interface ILargeWriteStorage
{
    Task BeginLargeWriteAsync(Lease lease, LargeWrite write, CancellationToken ct);

    /// <summary>In the order in which they were begun.</summary>
    Task<IReadOnlyList<LargeWrite>> LargeWritesAsync(string shop, CancellationToken ct);

    /// <summary>What became of all of them is stored.</summary>
    Task EndLargeWritesAsync(Lease lease, CancellationToken ct);
}

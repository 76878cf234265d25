using NodaTime;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Sync.Apply;

/// <summary>One intent and what became of it.</summary>
/// <param name="Written">The parts the shop confirmed; null while open or when all was refused.</param>
public sealed record JournalEntry(
    long Id, long Run, CustomerKey Customer, CustomerChange Intent, JournalState State,
    CustomerChange? Written = null, string? Reason = null);

public enum JournalState { Open, Written, PartlyWritten, Refused, Gone, Undone }

/// <summary>The outcome of one intent, to be stored.</summary>
public sealed record Settlement(JournalEntry Entry, WriteOutcome Outcome, Instant? NextChange);

public enum RunKind { Apply, Undo }

public sealed record RunHeader(string Shop, RunKind Kind, long? Plan, Instant StartedAt);

public enum RunState { Running, Completed, Partial, Stopped, Failed }

public sealed record RunResult(
    RunState State, long Customers, long TagsAdded, long TagsRemoved, long Fields, long CodesIssued, long CodesRetired,
    long Refused, long Requests, string? Problem = null)
{
    /// <summary>Orders that order rules have touched.</summary>
    public long Orders { get; init; }

    public long OrdersHeld { get; init; }
}

public sealed record StoredRun(long Id, RunHeader Header, RunResult? Result, Instant? FinishedAt);

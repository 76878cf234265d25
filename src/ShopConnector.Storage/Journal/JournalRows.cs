using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Json;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Storage.Journal;

internal sealed record RunRow
{
    public long Id { get; init; }

    public string Shop { get; init; } = "";

    public string Kind { get; init; } = "";

    public long? Plan { get; init; }

    public long Generation { get; init; }

    public long StartedAt { get; init; }

    public string? Result { get; init; }

    public long? FinishedAt { get; init; }

    public StoredRun ToRun() => new(
        Id, new RunHeader(Shop, Enum.Parse<RunKind>(Kind), Plan, Instant.FromUnixTimeTicks(StartedAt)),
        Result is null ? null : Column.Read<RunResult>(Result),
        FinishedAt is { } at ? Instant.FromUnixTimeTicks(at) : null);
}

internal sealed record JournalRow
{
    public long Id { get; init; }

    public long Run { get; init; }

    public string Shop { get; init; } = "";

    public string CustomerId { get; init; } = "";

    public string State { get; init; } = "";

    public string Intent { get; init; } = "";

    public string? Written { get; init; }

    public string? Reason { get; init; }

    public JournalEntry ToEntry() => new(
        Id, Run, new CustomerKey(Shop, CustomerId), Column.Read<CustomerChange>(Intent),
        Enum.Parse<JournalState>(State), Written is null ? null : Column.Read<CustomerChange>(Written), Reason);
}

internal sealed record UnchangedRow
{
    public string Id { get; init; } = "";

    public string MemberId { get; init; } = "";
}

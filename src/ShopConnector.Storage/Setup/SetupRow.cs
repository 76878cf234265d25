using ShopConnector.Storage.Json;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Storage.Setup;

internal sealed record SetupRow
{
    public long Plan { get; init; }

    public long Number { get; init; }

    public long? Run { get; init; }

    public string State { get; init; } = "";

    public string Body { get; init; } = "";

    public string? Held { get; init; }

    public string? Reason { get; init; }

    public SetupEntry ToEntry() => new(
        Plan, (int)Number, Column.Read<SetupStep>(Body), Enum.Parse<SetupState>(State), Run, Held, Reason);
}

internal sealed record StandingRow
{
    public long CheckedAt { get; init; }

    public string Body { get; init; } = "";
}

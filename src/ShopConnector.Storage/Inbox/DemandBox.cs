using NodaTime;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Storage.Inbox;

/// <summary>What shops ask by law, until it is done.</summary>
internal sealed class DemandBox(Database database)
{
    public Task KeepAsync(Demand demand, CancellationToken ct) => database.WriteAsync(
        session => session.ExecuteAsync("KeepDemand", new
        {
            id = demand.Id,
            shop = demand.Shop,
            kind = demand.Kind.ToString(),
            body = demand.Person is { } person ? Column.Write(person) : null,
            receivedAt = demand.ReceivedAt.ToUnixTimeTicks(),
        }),
        ct);

    public async Task<IReadOnlyList<Demand>> ReadAsync(string shop, CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.RowsAsync<DemandRow>("Demands", new { shop }), ct);
        return [.. rows.Select(row => row.ToDemand(shop))];
    }

    public Task FinishAsync(string id, Instant now, CancellationToken ct) => database.WriteAsync(
        session => session.ExecuteAsync("FinishDemand", new { id, now = now.ToUnixTimeTicks() }), ct);

    public async Task<Instant?> UninstalledAtAsync(string shop, CancellationToken ct)
    {
        var at = await database.ReadAsync(
            session => session.FirstAsync<long?>("UninstalledAt", new { shop }), ct);
        return at is { } ticks ? Instant.FromUnixTimeTicks(ticks) : null;
    }

    public Task MarkUninstalledAsync(string shop, Instant now, CancellationToken ct) => database.WriteAsync(
        session => session.ExecuteAsync("MarkUninstalled", new { shop, now = now.ToUnixTimeTicks() }), ct);

    private sealed record DemandRow
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Body { get; init; }

        public long ReceivedAt { get; init; }

        public Demand ToDemand(string shop) => new(
            Id, shop, Enum.Parse<DemandKind>(Kind), Body is null ? null : Column.Read<NamedPerson>(Body),
            Instant.FromUnixTimeTicks(ReceivedAt));
    }
}

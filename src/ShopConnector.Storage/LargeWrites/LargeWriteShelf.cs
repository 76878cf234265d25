using System.Collections.Immutable;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Storage.LargeWrites;

/// <summary>What a shop was asked to do by itself, line by line, until its outcome is stored.</summary>
internal sealed class LargeWriteShelf(Database database)
{
    public Task BeginAsync(Lease lease, LargeWrite write, CancellationToken ct) => database.WriteAsync(
        lease,
        session => session.ExecuteAsync(
            "BeginLargeWrite", new { shop = lease.Shop, mark = write.Mark, lines = Column.Write(write.Lines) }),
        ct);

    public async Task<IReadOnlyList<LargeWrite>> ReadAsync(string shop, CancellationToken ct)
    {
        var rows = await database.ReadAsync(
            session => session.RowsAsync<LargeWriteRow>("LargeWrites", new { shop }), ct);
        return
        [
            .. rows.Select(row => new LargeWrite(
                row.Mark, Column.Read<ImmutableArray<ImmutableArray<WritePart>>>(row.Lines))),
        ];
    }

    public Task EndAsync(Lease lease, CancellationToken ct) => database.WriteAsync(
        lease, session => session.ExecuteAsync("EndLargeWrites", new { shop = lease.Shop }), ct);

    private sealed record LargeWriteRow
    {
        public string Mark { get; init; } = "";

        public string Lines { get; init; } = "";
    }
}

using NodaTime;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Storage.Inbox;

/// <summary>Which things of a shop may have changed: one row each, however often it was told.</summary>
internal sealed class HintBox(Database database)
{
    private static readonly string[] s_columns =
        ["@shop", "@subject", "@id", "@gone", "@kept", "@topic", "@delivery", "@receivedAt"];

    private static readonly string[] s_key = ["@shop", "@subject", "@id", "@number"];

    public async Task KeepAsync(IReadOnlyCollection<Hint> hints, CancellationToken ct)
    {
        // Always in one order: two processes that keep the same keys would else wait for each other in a circle.
        var ordered = hints.OrderBy(one => one.Shop, StringComparer.Ordinal)
            .ThenBy(one => one.Subject).ThenBy(one => one.Id, StringComparer.Ordinal).ToList();
        await database.WriteAsync(
            session => session.EachAsync("KeepHint", ordered, s_columns, Fill), ct, Durability.Process);
    }

    public async Task<IReadOnlyList<KeptHint>> ReadAsync(string shop, int most, CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.RowsAsync<HintRow>("Hints", new { shop, most }), ct);
        return [.. rows.Select(row => row.ToHint(shop))];
    }

    public Task DropAsync(Lease lease, IReadOnlyCollection<KeptHint> hints, CancellationToken ct) =>
        database.WriteAsync(
            lease,
            session => session.EachAsync("DropHint", hints, s_key, (one, values) =>
            {
                values[0] = lease.Shop;
                values[1] = one.Hint.Subject.ToString();
                values[2] = one.Hint.Id;
                values[3] = one.Number;
            }),
            ct,
            Durability.Process);

    private static void Fill(Hint hint, object?[] values)
    {
        values[0] = hint.Shop;
        values[1] = hint.Subject.ToString();
        values[2] = hint.Id;
        values[3] = hint.IsGone ? 1L : 0L;
        values[4] = hint.Kept;
        values[5] = hint.Topic;
        values[6] = hint.Delivery;
        values[7] = hint.ReceivedAt.ToUnixTimeTicks();
    }

    private sealed record HintRow
    {
        public string Subject { get; init; } = "";

        public string Id { get; init; } = "";

        public long Gone { get; init; }

        public string? Kept { get; init; }

        public long Number { get; init; }

        public string Topic { get; init; } = "";

        public string? Delivery { get; init; }

        public long ReceivedAt { get; init; }

        public KeptHint ToHint(string shop) => new(
            new Hint(
                shop, Enum.Parse<HintSubject>(Subject), Id, Gone == 1, Topic, Delivery,
                Instant.FromUnixTimeTicks(ReceivedAt))
            {
                Kept = Kept,
            },
            Number);
    }
}

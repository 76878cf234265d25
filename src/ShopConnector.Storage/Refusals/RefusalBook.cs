using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Refusals;

namespace ShopConnector.Storage.Refusals;

/// <summary>What a shop refused for good, customer by customer.</summary>
internal sealed class RefusalBook(Database database)
{
    private const char Line = '\n';

    public async Task<IReadOnlyDictionary<CustomerKey, StandingRefusal>> AllAsync(string shop, CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.RowsAsync<RefusalRow>("RefusalsOf", new { shop }), ct);
        return rows.ToDictionary(row => new CustomerKey(shop, row.CustomerId), row => row.ToRefusal());
    }

    /// <summary>Of each answer either what was refused, or that nothing is any more.</summary>
    public static async Task KeepAsync(
        Session session, string shop, IReadOnlyList<Settlement> settlements, Instant now)
    {
        // Nearly always there is none, and an answer to each of thousands costs nothing.
        var any = await session.FirstAsync<long>("AnyRefusal", new { shop }) == 1;
        foreach (var settlement in settlements)
        {
            var customerId = settlement.Entry.Customer.Id;
            if (settlement.Outcome is WriteOutcome.Refused { IsLasting: true } refused)
            {
                var parts = ChangeParts.Of(settlement.Entry.Intent).Except(ChangeParts.Of(refused.Done));
                await session.ExecuteAsync("KeepRefusal", new
                {
                    shop,
                    customerId,
                    parts = string.Join(Line, parts.Order(StringComparer.Ordinal)),
                    reason = string.Join(' ', refused.Reasons),
                    at = now.ToUnixTimeTicks(),
                });
            }
            else if (any)
            {
                await session.ExecuteAsync("DropRefusal", new { shop, customerId });
            }
        }
    }

    private sealed record RefusalRow
    {
        public string CustomerId { get; init; } = "";

        public string Parts { get; init; } = "";

        public string Reason { get; init; } = "";

        public long RefusedAt { get; init; }

        public long Times { get; init; }

        public StandingRefusal ToRefusal() => new(
            Parts.Split(Line).ToImmutableHashSet(StringComparer.Ordinal), Reason,
            Instant.FromUnixTimeTicks(RefusedAt), Times);
    }
}

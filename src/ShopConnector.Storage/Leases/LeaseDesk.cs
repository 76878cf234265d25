using NodaTime;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;

namespace ShopConnector.Storage.Leases;

internal sealed class LeaseDesk(Database database)
{
    public Task<LeaseAttempt> TryAcquireAsync(
        string shop, string owner, Instant now, Duration duration, Func<string, bool> isGone, CancellationToken ct) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("AddShop", new { shop });
                await session.ExecuteAsync("AddLease", new { shop });
                var held = (await session.FirstAsync<LeaseRow>("LeaseHeld", new { shop }))!;
                var until = Instant.FromUnixTimeTicks(held.ExpiresAt);

                // Also the own name is a living owner: two tasks of one process must not share a lease.
                if (held.Owner.Length > 0 && until > now && !isGone(held.Owner))
                {
                    return new LeaseAttempt(Taken: null, held.Owner, until);
                }

                var expiresAt = (now + duration).ToUnixTimeTicks();
                var epoch = await session.FirstAsync<long>("TakeLease", new { shop, owner, expiresAt });
                return new LeaseAttempt(new Lease(shop, owner, epoch));
            },
            ct);

    public Task RenewAsync(Lease lease, Instant now, Duration duration, CancellationToken ct) =>
        UpdateAsync("RenewLease", lease, (now + duration).ToUnixTimeTicks(), ct);

    public Task ReleaseAsync(Lease lease, CancellationToken ct) => UpdateAsync("ReleaseLease", lease, 0, ct);

    /// <summary>The statements match owner and epoch themselves: of a lease that was lost they find no row.</summary>
    private async Task UpdateAsync(string statement, Lease lease, long expiresAt, CancellationToken ct)
    {
        var values = new { shop = lease.Shop, owner = lease.Owner, epoch = lease.Epoch, expiresAt };
        if (await database.WriteAsync(session => session.ExecuteAsync(statement, values), ct) == 0)
        {
            throw new LeaseLostException(lease.Shop);
        }
    }

    private sealed record LeaseRow
    {
        public string Owner { get; init; } = "";

        public long Epoch { get; init; }

        public long ExpiresAt { get; init; }
    }
}

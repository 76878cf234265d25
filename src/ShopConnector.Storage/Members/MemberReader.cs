using System.Runtime.CompilerServices;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Acts;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Referrals;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Storage.Members;

/// <summary>
/// Reads members batch by batch. Between two batches nothing is held open: the caller may write meanwhile, and on
/// SQLite the log can be cleared away.
/// </summary>
internal sealed class MemberReader(Database database)
{
    private const int BatchSize = 200;
    private const int FoundAtMost = 50;

    public IAsyncEnumerable<StoredMember> DueAsync(string shop, Instant now, CancellationToken ct) =>
        StreamAsync("DueBatch", shop, now.ToUnixTimeTicks(), ct);

    public IAsyncEnumerable<StoredMember> AllAsync(string shop, CancellationToken ct) =>
        StreamAsync("AllBatch", shop, now: 0, ct);

    /// <summary>First who is due before this instant, then the others by their numbers, as if due just now.</summary>
    public async IAsyncEnumerable<StoredMember> AllDueAsync(
        string shop, Instant now, [EnumeratorCancellation] CancellationToken ct)
    {
        var at = now.ToUnixTimeTicks();
        await foreach (var member in StreamAsync("DueBatch", shop, at - 1, ct))
        {
            yield return member;
        }

        await foreach (var member in StreamAsync("RestBatch", shop, at, ct))
        {
            yield return member;
        }
    }

    public Task<IReadOnlyList<StoredMember>> FindAsync(string customer, byte[] secret, CancellationToken ct) =>
        database.ReadAsync(
            async session =>
            {
                var members = new SortedSet<string>(StringComparer.Ordinal);
                for (var colon = customer.IndexOf(':', StringComparison.Ordinal); colon >= 0;
                    colon = customer.IndexOf(':', colon + 1))
                {
                    var key = new { shop = customer[..colon], id = customer[(colon + 1)..] };
                    members.UnionWith(await session.RowsAsync<string>("MembersOfCustomer", key));
                }

                if (members.Count == 0)
                {
                    members.UnionWith(await NamedAsync(session, customer, secret));
                }

                return (IReadOnlyList<StoredMember>)await LoadAsync(session, [.. members]);
            },
            ct);

    public Task<StoredMember?> OfAsync(CustomerKey customer, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var key = new { shop = customer.Shop, id = customer.Id };
            var members = await session.RowsAsync<string>("MembersOfCustomer", key);
            return (await LoadAsync(session, [.. members])).SingleOrDefault();
        },
        ct);

    private static Task<IReadOnlyList<string>> NamedAsync(Session session, string customer, byte[] secret)
    {
        var byEmail = Email.Normalise(customer) is { } email ? MemberId.OfEmail(email, secret) : null;
        var names = new { id = customer, byEmail, nameKey = NameKey.Of(customer), most = FoundAtMost };
        return session.RowsAsync<string>("MembersNamed", names);
    }

    private async IAsyncEnumerable<StoredMember> StreamAsync(
        string statement, string shop, long now, [EnumeratorCancellation] CancellationToken ct)
    {
        var (afterDue, afterId) = (long.MinValue, "");
        while (true)
        {
            var (rows, members) = await database.ReadAsync(
                async session =>
                {
                    var values = new { shop, now, afterDue, afterId, most = BatchSize };
                    var rows = await session.RowsAsync<DueRow>(statement, values);
                    var first = rows.Where(row => row.IsFirst == 1).Select(row => row.MemberId).ToArray();
                    return (rows, await LoadAsync(session, first));
                },
                ct);
            foreach (var member in members)
            {
                yield return member;
            }

            if (rows.Count < BatchSize)
            {
                yield break;
            }

            (afterDue, afterId) = (rows[^1].DueAt, rows[^1].Id);
        }
    }

    private static async Task<List<StoredMember>> LoadAsync(Session session, string[] members)
    {
        if (members.Length == 0)
        {
            return [];
        }

        var these = new { members = Column.List(members) };
        var customers = await session.RowsAsync<HeldCustomerRow>("CustomersOfMembers", these);
        var orders = await session.RowsAsync<HeldOrderRow>("OrdersOfMembers", these);
        var postings = await session.RowsAsync<PostingRow>("PostingsOfMembers", these);
        var entitlements = await session.RowsAsync<EntitlementRow>("EntitlementsOfMembers", these);
        var acts = await session.RowsAsync<ActRow>("ActsOfMembers", these);
        var tags = await session.RowsAsync<TagRow>("TagsOfMembers", these);
        var advocates = entitlements.Where(row => row.Friends == 1).Select(row => row.MemberId).ToHashSet();
        var assembly = new MemberAssembly(
            customers.ToLookup(row => row.MemberId), orders.ToLookup(row => row.MemberId),
            postings.ToLookup(row => row.MemberId), entitlements.ToLookup(row => row.MemberId),
            acts.ToLookup(row => row.MemberId),
            tags.ToLookup(row => new CustomerKey(row.Shop, row.CustomerId)),
            await ReferralReader.OfAsync(session, advocates));
        return [.. members.Select(assembly.Of)];
    }
}

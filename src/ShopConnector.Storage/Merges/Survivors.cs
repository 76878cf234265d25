using ShopConnector.Storage.Json;
using ShopConnector.Storage.Pull;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Merges;

/// <summary>
/// What hangs on an account that is gone goes to whoever has its orders now: the one it was merged into, or a guest.
/// Only its member changes, as when an e-mail does; so nothing is rewritten, and it goes back exactly. A customer whose
/// orders are gone with it, or nobody's, stays who it was.
/// </summary>
/// <param name="told">What the shop itself said of merges, into whom by who; null: nothing now.</param>
internal sealed class Survivors(
    Session session, string shop, IReadOnlyDictionary<string, string>? told = null)
{
    private static readonly string[] s_left = ["@shop", "@customerId", "@orderId", "@generation"];
    private static readonly string[] s_survivor = ["@shop", "@customerId", "@survivorId", "@ownMember"];
    private static readonly string[] s_home = ["@shop", "@customerId", "@ownMember"];

    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    /// <summary>After the page's rows are written. Returns the members that lose or get something by it.</summary>
    public async Task<IReadOnlyCollection<string>> FollowAsync(PageDiff diff, long generation)
    {
        await NoteAsync(diff, generation);
        if (diff.Returned.Count > 0)
        {
            await session.ExecuteAsync("DropSurvivors", new { shop, customers = Column.List(diff.Returned) });
        }

        var moved = new HashSet<string>(diff.Arrived, StringComparer.Ordinal);
        var asked = diff.Departed.Concat(diff.LeftOrders.Values).Concat(told?.Keys ?? []);
        moved.UnionWith(await FindAsync(asked, diff.MovedOrders));
        await MoveAsync([.. moved]);
        return _members;
    }

    /// <summary>The same of one that was found gone in another way.</summary>
    public async Task<IReadOnlyCollection<string>> FollowAsync(string customer)
    {
        await MoveAsync(await FindAsync([customer], orders: []));
        return _members;
    }

    private async Task NoteAsync(PageDiff diff, long generation)
    {
        await TagGain.StoreAsync(session, shop, generation, diff.Gains);
        if (diff.MovedOrders.Count == 0)
        {
            return;
        }

        await session.EachAsync("NoteLeftOrder", diff.LeftOrders, s_left, (left, values) =>
        {
            values[0] = shop;
            values[1] = left.Value;
            values[2] = left.Key;
            values[3] = generation;
        });
        await session.ExecuteAsync("ForgetReturnedOrders", new { shop, orders = Column.List(diff.MovedOrders) });
    }

    /// <summary>Returns those whose followers may have to move: who survives somebody now, and who goes home.</summary>
    private async Task<IReadOnlyList<string>> FindAsync(IEnumerable<string> customers, HashSet<string> orders)
    {
        var asked = customers.ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0 && orders.Count == 0)
        {
            return [];
        }

        var gone = await session.RowsAsync<GoneRow>(
            "GoneAmong", new { shop, customers = Column.List(asked), orders = Column.List(orders) });
        var found = await OwnersAsync(gone);
        Believe(gone, found);
        var changed = gone.Where(row => row.SurvivorId != found.GetValueOrDefault(row.CustomerId)).ToList();
        _members.UnionWith(changed.Select(row => row.MemberId));
        await FollowAsync(changed.Where(row => found.ContainsKey(row.CustomerId)).ToList(), found);
        await GoHomeAsync(changed.Where(row => !found.ContainsKey(row.CustomerId)).ToList());
        await KeepTellingAsync(gone);
        return [.. changed.Select(row => found.GetValueOrDefault(row.CustomerId, row.CustomerId))];
    }

    /// <summary>Where the shop said it, now or before, orders need not: the account may have had none.</summary>
    private void Believe(IReadOnlyList<GoneRow> gone, Dictionary<string, string> found)
    {
        foreach (var row in gone)
        {
            if (told?.GetValueOrDefault(row.CustomerId) is { } kept && kept != row.CustomerId)
            {
                found[row.CustomerId] = kept;
            }
            else if (row is { Told: 1, SurvivorId: { } known })
            {
                found[row.CustomerId] = known;
            }
        }
    }

    private async Task KeepTellingAsync(IReadOnlyList<GoneRow> gone)
    {
        if (told is { Count: > 0 })
        {
            var customers = Column.List(gone.Select(row => row.CustomerId).Where(told.ContainsKey));
            await session.ExecuteAsync("MarkTold", new { shop, customers });
        }
    }

    /// <summary>Of several the one with the most; nobody is one of them.</summary>
    private async Task<Dictionary<string, string>> OwnersAsync(IReadOnlyList<GoneRow> gone)
    {
        if (gone.Count == 0)
        {
            return [];
        }

        var values = new { shop, customers = Column.List(gone.Select(row => row.CustomerId)) };
        return (await session.RowsAsync<OwnerRow>("WhoHasOrders", values))
            .GroupBy(row => row.CustomerId, StringComparer.Ordinal)
            .Select(rows => rows.OrderByDescending(row => row.Orders).ThenByDescending(row => row.Newest)
                .ThenBy(row => row.OwnerId, StringComparer.Ordinal).First())
            .Where(row => row.OwnerId is not null && row.OwnerId != row.CustomerId)
            .ToDictionary(row => row.CustomerId, row => row.OwnerId!, StringComparer.Ordinal);
    }

    private async Task FollowAsync(List<GoneRow> rows, Dictionary<string, string> survivors)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await session.EachAsync("SetSurvivor", rows, s_survivor, (row, values) =>
        {
            values[0] = shop;
            values[1] = row.CustomerId;
            values[2] = survivors[row.CustomerId];
            values[3] = row.OwnMember ?? row.MemberId;
        });
        var customers = Column.List(rows.Select(row => row.CustomerId));
        var tags = (long)await session.ExecuteAsync("AdoptTags", new { shop, customers });
        await session.ExecuteAsync("CountOwned", new { shop, tags, postings = 0L, points = 0L });
    }

    private async Task GoHomeAsync(List<GoneRow> rows)
    {
        await session.EachAsync("GoHome", rows, s_home, (row, values) =>
        {
            values[0] = shop;
            values[1] = row.CustomerId;
            values[2] = row.OwnMember;
        });
        var customers = Column.List(rows.Select(row => row.CustomerId));
        await session.ExecuteAsync("DropSurvivors", new { shop, customers });
        await session.ExecuteAsync("MoveEntitlements", new { shop, customers });
        _members.UnionWith(rows.Select(row => row.OwnMember!));
    }

    private async Task MoveAsync(IReadOnlyList<string> survivors)
    {
        while (survivors.Count > 0)
        {
            survivors = await session.RowsAsync<string>(
                "FollowSurvivors", new { shop, survivors = Column.List(survivors) });
            if (survivors.Count > 0)
            {
                var customers = Column.List(survivors);
                await session.ExecuteAsync("MoveEntitlements", new { shop, customers });
                _members.UnionWith(await session.RowsAsync<string>("MembersAmong", new { shop, ids = customers }));
            }
        }
    }

    private sealed record GoneRow
    {
        public string CustomerId { get; init; } = "";

        public string MemberId { get; init; } = "";

        public string? SurvivorId { get; init; }

        public string? OwnMember { get; init; }

        /// <summary>1: the shop itself said who survives.</summary>
        public long Told { get; init; }
    }

    private sealed record OwnerRow
    {
        public string CustomerId { get; init; } = "";

        /// <summary>Null: nobody's now.</summary>
        public string? OwnerId { get; init; }

        public long Orders { get; init; }

        public long Newest { get; init; }
    }
}

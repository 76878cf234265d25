using ShopConnector.Loyalty.Points;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Members;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Storage.Journal;

/// <summary>
/// Append-only. A posting that is there stands: a member for whom another comes under its key was planned on an older
/// ledger, and nothing of it is posted.
/// </summary>
internal sealed class Ledger(Session session)
{
    private static readonly string[] s_columns =
        ["@shop", "@customerId", "@source", "@points", "@body", "@postedBy", "@orderId"];

    public async Task<Posted> PostAsync(string shop, IReadOnlyList<PlanLine> lines)
    {
        var wanted = lines.SelectMany(line => line.Postings.Select(posting => (Line: line, Posting: posting))).ToList();
        if (wanted.Count == 0)
        {
            return new Posted(Count: 0, Points: 0, Stale: []);
        }

        var held = await HeldAsync(wanted.Select(row => row.Line.MemberId));
        var owners = await PostingOwners.OfAsync(session, wanted.ConvertAll(row => row.Posting));
        var added = new List<(string MemberId, OwnedPosting Owned)>();
        var stale = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, posting) in wanted)
        {
            var (member, ledger) = (line.MemberId, held[line.MemberId]);
            if (ledger.TryGetValue(posting.Key, out var earlier))
            {
                stale.UnionWith(earlier.Posting == posting ? [] : [member]);
            }
            else if (owners.Of(line, posting, key => ledger.GetValueOrDefault(key)?.Owner) is { } owned)
            {
                ledger.Add(posting.Key, new HeldPosting(owned.Owner, posting));
                added.Add((member, owned));
            }
            else
            {
                stale.Add(member);
            }
        }

        added.RemoveAll(row => stale.Contains(row.MemberId));
        await AddAsync(shop, added.ConvertAll(row => row.Owned));
        return new Posted(added.Count, added.Sum(row => row.Owned.Posting.Points), stale);
    }

    private async Task<Dictionary<string, Dictionary<string, HeldPosting>>> HeldAsync(IEnumerable<string> wanted)
    {
        var members = wanted.Distinct(StringComparer.Ordinal).ToArray();
        var rows = await session.RowsAsync<PostingRow>("PostingsOfMembers", new { members = Column.List(members) });
        var byMember = rows.ToLookup(row => row.MemberId, StringComparer.Ordinal);
        return members.ToDictionary(
            member => member,
            member => HeldLedger.Of(byMember[member]).ToDictionary(held => held.Posting.Key, StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private Task<int> AddAsync(string shop, List<OwnedPosting> added) =>
        session.EachAsync("AddPosting", added, s_columns, (row, values) =>
        {
            values[0] = row.Owner.Shop;
            values[1] = row.Owner.Id;
            values[2] = row.Posting.Key;
            values[3] = row.Posting.Points;
            values[4] = Column.Write(row.Posting);
            values[5] = shop;
            values[6] = row.Order;
        });
}

/// <param name="Stale">Members of whom another posting was stored since their plan.</param>
internal sealed record Posted(long Count, long Points, HashSet<string> Stale);

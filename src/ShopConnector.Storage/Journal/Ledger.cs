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
        ["@memberId", "@source", "@points", "@body", "@postedBy", "@shop", "@orderId", "@customerId"];

    public async Task<Posted> PostAsync(string shop, IReadOnlyList<PlanLine> lines)
    {
        var wanted = lines
            .SelectMany(line => line.Postings.Select(posting => (line.MemberId, Posting: posting)))
            .ToList();
        if (wanted.Count == 0)
        {
            return new Posted(Count: 0, Points: 0, Stale: []);
        }

        var held = await HeldAsync(wanted);
        var added = new List<(string MemberId, Posting Posting)>();
        var stale = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (member, posting) in wanted)
        {
            if (held.TryAdd((member, posting.Key), posting))
            {
                added.Add((member, posting));
            }
            else if (held[(member, posting.Key)] != posting)
            {
                stale.Add(member);
            }
        }

        added.RemoveAll(row => stale.Contains(row.MemberId));
        await AddAsync(shop, added);
        return new Posted(added.Count, added.Sum(row => row.Posting.Points), stale);
    }

    private async Task<Dictionary<(string, string), Posting>> HeldAsync(List<(string MemberId, Posting Posting)> wanted)
    {
        var rows = await session.RowsAsync<PostingRow>("PostingsHeld", new
        {
            members = Column.List(wanted.Select(row => row.MemberId).Distinct()),
        });
        return rows
            .Select(row => (row.MemberId, Posting: Column.Read<Posting>(row.Body)))
            .ToDictionary(row => (row.MemberId, row.Posting.Key), row => row.Posting);
    }

    private async Task AddAsync(string shop, List<(string MemberId, Posting Posting)> added)
    {
        var shops = await session.RowsAsync<string>("ShopNames");
        await session.EachAsync("AddPosting", added, s_columns, (row, values) =>
        {
            var origin = PostingOrigin.Of(row.Posting.Key, [.. shops]);
            values[0] = row.MemberId;
            values[1] = row.Posting.Key;
            values[2] = row.Posting.Points;
            values[3] = Column.Write(row.Posting);
            values[4] = shop;
            values[5] = origin.Shop;
            values[6] = origin.Order;
            values[7] = origin.Customer;
        });
    }
}

/// <param name="Stale">Members of whom another posting was stored since their plan.</param>
internal sealed record Posted(long Count, long Points, HashSet<string> Stale);

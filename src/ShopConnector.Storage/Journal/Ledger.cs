using ShopConnector.Loyalty.Points;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Members;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Storage.Journal;

/// <summary>Append-only. A posting that is there stands; another under its key is an error naming both.</summary>
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
            return default;
        }

        var held = await HeldAsync(wanted);
        var added = new List<(string MemberId, Posting Posting)>();
        foreach (var (member, posting) in wanted)
        {
            if (!held.TryGetValue((member, posting.Key), out var earlier))
            {
                held.Add((member, posting.Key), posting);
                added.Add((member, posting));
            }
            else if (earlier != posting)
            {
                throw new StorageException(
                    $"The ledger of member {member} holds another posting under {posting.Key}. It stands; nothing was "
                    + "stored. Make a new plan: it starts from the ledger as it is.");
            }
        }

        await AddAsync(shop, added);
        return new Posted(added.Count, added.Sum(row => row.Posting.Points));
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

internal readonly record struct Posted(long Count, long Points);

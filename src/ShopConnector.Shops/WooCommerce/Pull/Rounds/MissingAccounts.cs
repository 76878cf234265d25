using System.Globalization;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull.Rounds;

/// <summary>
/// Finds accounts that were deleted. WooCommerce names them to nobody, its webhook included; only the list of accounts
/// is shorter. Both lists, the shop's and ours, are by id, so halving finds where they part: some eight calls for one
/// of ten thousand.
/// </summary>
internal sealed class MissingAccounts(WooClient client, Sweep sweep, IHeldIds held, string shop)
{
    // Of one tick; who is not found within them is found by the nightly round. Each one found is asked for alone.
    private const int CallsToFind = 40;
    private const int CallsToAsk = 20;

    private const string Looking = "looking for deleted accounts";
    private const int HeldAtOnce = 5_000;

    // Eight MB of ids. A larger shop has to wait for the night.
    private const int HeldAtMost = 1_000_000;

    /// <param name="missing">So many fewer are listed than were.</param>
    public async Task<PullPage> FindAsync(int missing, CancellationToken ct)
    {
        var ids = await HeldAsync(ct);
        var budget = new CallBudget(client, CallsToFind);
        var gone = new List<string>();
        var known = 0;
        while (gone.Count < missing && !budget.IsSpent && await NextAsync(ids, known, gone.Count, budget, ct) is { } at)
        {
            known = at.Index;
            if (at.Listed is { } other && other < ids[at.Index])
            {
                ids.Insert(at.Index, other); // The shop has one that we do not hold, such as an odd one.
                continue;
            }

            gone.Add(ids[at.Index].ToString(CultureInfo.InvariantCulture));
            known++;
        }

        return gone.Count == 0
            ? new PullPage()
            : (await sweep.AccountsAsync(shop, gone, new CallBudget(client, CallsToAsk), ct)).Page;
    }

    /// <summary>The first place from <paramref name="from"/> on where the lists part; null: nowhere.</summary>
    /// <param name="gone">How many before it are not in the shop's list.</param>
    private async Task<Parting?> NextAsync(List<long> ids, int from, int gone, CallBudget budget, CancellationToken ct)
    {
        var (low, high) = (from, ids.Count);
        while (low < ids.Count && !budget.IsSpent)
        {
            var middle = high - low <= OrderedScan.WholePage ? low : (low + high) / 2;
            var listed = await ListedAsync(middle - gone, ct);
            var expected = ids.Skip(middle).Take(OrderedScan.WholePage).ToList();
            var same = listed.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
            if (same == expected.Count)
                (low, high) = (middle + same, Math.Max(high, Math.Min(middle + same + 1, ids.Count)));
            else if (same == 0 && middle > low)
                high = middle;
            else
                return new Parting(middle + same, same < listed.Count ? listed[same] : null);
        }

        return null;
    }

    private async Task<List<long>> ListedAsync(int offset, CancellationToken ct)
    {
        client.Ledger.Single();
        var page = Queries.AccountIds.With("per_page", OrderedScan.WholePage).With("offset", offset);
        return [.. (await client.GetAsync(Looking, page, ct)).Records.Select(RowReader.IdOf)];
    }

    private async Task<List<long>> HeldAsync(CancellationToken ct)
    {
        var ids = new List<long>();
        string? behind = null;
        while (ids.Count < HeldAtMost
            && await held.AccountsHeldAsync(shop, behind, HeldAtOnce, ct) is { Count: > 0 } some)
        {
            ids.AddRange(some.Select(id => long.Parse(id, CultureInfo.InvariantCulture)));
            behind = some[^1];
        }

        ids.Sort();
        return ids;
    }

    /// <param name="Index">Among the ids held.</param>
    /// <param name="Listed">What the shop has in its place; null: nothing that is known.</param>
    private sealed record Parting(int Index, long? Listed);
}

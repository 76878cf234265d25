using System.Text.Json;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Pull.Refunds;

/// <summary>
/// Refunds of many orders at once, a hundred to a call, where the shop can list them; older ones cannot, and each order
/// is asked for its own.
/// </summary>
internal sealed class RefundList(WooClient client)
{
    private bool _wasAsked;

    /// <summary>False once the shop was found to have none (before WooCommerce 9.0), or not the one we mean.</summary>
    public bool IsThere { get; set; } = true;

    /// <summary>One call, unless it is known already.</summary>
    public async Task LearnAsync(CancellationToken ct)
    {
        if (!IsThere || _wasAsked)
            return;

        client.Ledger.Single();
        _wasAsked = true;
        IsThere = await client.GetIfKnownAsync("reading refunds", Queries.NewestRefund, ct) is not null;
    }

    /// <summary>Those found, by their id. Whoever misses one asks its order.</summary>
    public async Task<IReadOnlyDictionary<long, JsonElement>> ReadAsync(IEnumerable<long> ids, CancellationToken ct)
    {
        var found = new Dictionary<long, JsonElement>();
        var wanted = ids.Distinct().ToList();
        if (wanted.Count < 2)
            return found; // Its order says it in one call as well.

        if (!IsThere)
            return found;

        try
        {
            foreach (var record in await client.GetByIdsAsync("reading refunds", wanted, Queries.RefundsById, ct))
                found[RowReader.IdOf(record)] = record;
        }
        catch (ShopException fault) when (fault.Unknown)
        {
            IsThere = false;
            return found;
        }

        // A list that knows none of them is not the one we mean.
        IsThere = wanted.Exists(found.ContainsKey);
        return found;
    }
}

using System.Text.Json;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>Records by their ids, as many at once as the host takes well.</summary>
internal static class ByIds
{
    /// <summary>Those found, in the order the shop gives them.</summary>
    public static async Task<List<JsonElement>> GetByIdsAsync<T>(
        this WooClient client, string operation, IReadOnlyList<T> ids, Func<IEnumerable<T>, WooQuery> query,
        CancellationToken ct)
    {
        var found = new List<JsonElement>(ids.Count);
        client.Ledger.Batched(ids.Count);
        for (var done = 0; done < ids.Count;)
        {
            var some = ids.Skip(done).Take(client.PageSize.Now).ToList();
            var started = client.Time.GetTimestamp();
            try
            {
                var answer = await client.GetAsync(operation, query(some).With("per_page", CallLedger.Most), ct);
                found.AddRange(answer.Records);
                done += some.Count;
                if (client.PageSize.Took(client.Time.GetElapsedTime(started), some.Count))
                    client.LogPageSize();
            }
            catch (ShopException fault) when (fault.Slow && client.PageSize.Shrink(some.Count))
            {
                client.LogPageSize();
            }
        }

        return found;
    }
}

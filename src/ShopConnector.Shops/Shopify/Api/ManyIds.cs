using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ShopConnector.Sync;

namespace ShopConnector.Shops.Shopify.Api;

/// <summary>
/// One document for many ids. Shopify charges it like one object, however many ids it names. Should each be charged,
/// what is too dear for one document is asked for in halves, so that no run ends on it.
/// </summary>
internal static class ManyIds
{
    public static async Task<IReadOnlyList<T>> QueryManyAsync<T>(
        this GraphQlClient client, GraphQlDocument document, string[] ids, JsonTypeInfo<GraphQlResponse<T>> type,
        CancellationToken ct, JsonObject? others = null)
        where T : class
    {
        var variables = others?.DeepClone().AsObject() ?? [];
        variables["ids"] = new JsonArray([.. ids.Select(id => (JsonNode?)JsonValue.Create(id))]);
        try
        {
            return [await client.QueryAsync(document, variables, type, ct)];
        }
        catch (ShopException tooMuch) when (tooMuch is { Slow: true, Transient: false } && ids.Length > 1)
        {
            // Not where the shop is just slow: each half would wait as long again before the run may end.
            var half = ids.Length / 2;
            var first = await client.QueryManyAsync(document, ids[..half], type, ct, others);
            return [.. first, .. await client.QueryManyAsync(document, ids[half..], type, ct, others)];
        }
    }
}

using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Write.Codes;

/// <summary>Finds discounts by their codes, many to a document.</summary>
internal sealed class CodeLookUp(GraphQlClient client)
{
    private const int LookUpsPerDocument = 50;

    // Half of what one document may cost, as for mutations; only a guess until Shopify has named the cost.
    private const decimal LookUpCost = 10m;

    /// <summary>One entry per code, in their order; null where no discount has it.</summary>
    public async Task<IReadOnlyList<DiscountNode?>> FindAsync(
        string operation, GraphQlDocument document, IReadOnlyList<string> codes, CancellationToken ct)
    {
        var found = new List<DiscountNode?>(codes.Count);
        foreach (var some in codes.Chunk(LookUpsPerDocument))
        {
            var calls = some.Select(code => new GraphQlCall(document, new JsonObject { ["code"] = code })).ToList();
            var answer = await client.BatchAsync(
                operation, calls, LookUpCost,
                ShopifyJson.Default.GraphQlResponseDictionaryStringDiscountNode, ct);
            found.AddRange(calls.Select((_, i) => answer.Data?.GetValueOrDefault(GraphQlBatch.Alias(i))));
        }

        return found;
    }
}

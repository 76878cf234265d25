using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>Sends many mutations, several to a document; every result is handed to the one who asked for it.</summary>
internal sealed class MutationSender(GraphQlClient client)
{
    // 500 points: half of what one document may cost, so that a small bucket need not be full to send it.
    private const int CallsPerDocument = 50;

    public async Task SendAsync(string operation, IEnumerable<PendingCall> calls, CancellationToken ct)
    {
        foreach (var document in calls.Chunk(CallsPerDocument))
        {
            var results = await client.MutateAsync(operation, [.. document.Select(pending => pending.Call)], ct);
            for (var i = 0; i < document.Length; i++)
                document[i].Settle(results[i].UserErrors);
        }
    }
}

/// <param name="Settle">Gets the shop's objections; none: it was done.</param>
internal sealed record PendingCall(GraphQlCall Call, Action<UserError[]> Settle);

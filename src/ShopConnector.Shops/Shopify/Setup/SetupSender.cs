using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Sync;

namespace ShopConnector.Shops.Shopify.Setup;

/// <summary>Sends one thing to set up.</summary>
internal sealed class SetupSender(GraphQlClient client)
{
    public Task<MadeNode> SendAsync(GraphQlDocument document, JsonObject variables, CancellationToken ct) =>
        SendAsync(document, variables, once: false, ct);

    /// <summary>For what Shopify would make a second time without a word.</summary>
    /// <exception cref="ShopException">Transient: nobody knows whether it was done.</exception>
    public Task<MadeNode> SendOnceAsync(GraphQlDocument document, JsonObject variables, CancellationToken ct) =>
        SendAsync(document, variables, once: true, ct);

    private async Task<MadeNode> SendAsync(
        GraphQlDocument document, JsonObject variables, bool once, CancellationToken ct)
    {
        var answer = await client.QueryAsync(
            document, variables, ShopifyJson.Default.GraphQlResponseMadeAnswer, ct, once);
        return answer.Made ?? new MadeNode([new UserError(null, "Shopify answered nothing.")]);
    }
}

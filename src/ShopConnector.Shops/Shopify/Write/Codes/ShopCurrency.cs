using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Write.Codes;

/// <summary>
/// What the shop sells in; asked once and only when a code holds an amount. Shopify locks it with the first sale.
/// </summary>
internal sealed class ShopCurrency(GraphQlClient client)
{
    private string? _known;

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        _known ??= (await client.QueryAsync(
            Documents.ShopCurrency, variables: null, ShopifyJson.Default.GraphQlResponseShopCurrencyAnswer, ct))
            .Shop.CurrencyCode;
        return _known;
    }
}

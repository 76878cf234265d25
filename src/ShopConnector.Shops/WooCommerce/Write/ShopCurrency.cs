using System.Text.Json;
using Microsoft.Extensions.Logging;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>
/// What coupons' amounts are in: the setting itself, because plugins show another currency per visitor. Asked once and
/// only when a code holds an amount.
/// </summary>
internal sealed class ShopCurrency(WooClient client, ILogger logger)
{
    private const string Setting = "settings/general/woocommerce_currency";

    private string? _known;

    /// <summary>Null when the shop does not say.</summary>
    public async Task<string?> ReadAsync(CancellationToken ct)
    {
        if (_known is null)
        {
            client.Ledger.Single();
            try
            {
                var query = new WooQuery(Setting).With("_fields", "value");
                _known = Value((await client.GetAsync("reading the currency", query, ct)).Body);
            }
            catch (ShopException fault) when (!fault.Transient)
            {
                // The settings are kept from this key: that costs the codes with amounts, not the whole run.
                Log.CurrencyUnknown(logger, client.Shop, fault.Problem);
            }
        }

        return _known;
    }

    private static string? Value(JsonElement setting) =>
        setting.ValueKind == JsonValueKind.Object && setting.TryGetProperty("value", out var value)
            ? Plain.Text(Plain.Scalar(value)) : null;
}

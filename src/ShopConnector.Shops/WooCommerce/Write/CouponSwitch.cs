using System.Text.Json;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>
/// WooCommerce can be used without coupons, and then answers as if the key might not use them. Asked only after such a
/// refusal: tags and points need no coupons, so it must not cost the whole run.
/// </summary>
internal sealed class CouponSwitch(WooClient client)
{
    /// <summary>What is wrong, and the box to be ticked.</summary>
    public const string Off = "coupons are switched off in WooCommerce";
    public const string Box = "Enable the use of coupon codes under WooCommerce → Settings → General";

    private const string Setting = "settings/general/woocommerce_enable_coupons";

    /// <summary>False as well where the shop does not say: then it is the key after all.</summary>
    public async Task<bool> IsOffAsync(CancellationToken ct)
    {
        client.Ledger.Single();
        try
        {
            var query = new WooQuery(Setting).With("_fields", "value");
            return Value((await client.GetAsync("reading whether coupons are on", query, ct)).Body) == "no";
        }
        catch (ShopException fault) when (!fault.Transient)
        {
            return false;
        }
    }

    private static string? Value(JsonElement setting) =>
        setting.ValueKind == JsonValueKind.Object && setting.TryGetProperty("value", out var value)
            ? Plain.Scalar(value) : null;
}

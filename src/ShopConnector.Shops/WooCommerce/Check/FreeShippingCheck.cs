using System.Text.Json;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;

namespace ShopConnector.Shops.WooCommerce.Check;

/// <summary>
/// Whether a code for free shipping can do anything: WooCommerce looks for a shipping method "Free shipping" that asks
/// for a coupon, and without one the buyer pays as before, code or not.
/// </summary>
internal sealed class FreeShippingCheck(WooClient client)
{
    private const string Subject = "free shipping by code";
    private const string Operation = "reading the shipping zones";
    private const string Method = "free_shipping";

    // Shops have a handful; of one with hundreds the first tell enough.
    private const int ZonesMost = 25;

    // With "both" the method's own minimum must be reached too; then it still asks for the coupon.
    private static readonly string[] _asksForCoupon = ["coupon", "either", "both"];

    public async Task<CheckLine> RunAsync(CancellationToken ct)
    {
        try
        {
            var zones = await client.GetAsync(Operation, new WooQuery("shipping/zones").With("_fields", "id,name"), ct);
            var names = new List<string>();
            foreach (var zone in zones.Records.Take(ZonesMost))
            {
                if (await FreesByCouponAsync(zone, ct))
                    names.Add(Plain.Text(Text(zone, "name")) ?? "a zone without a name");
            }

            return names.Count > 0
                ? new CheckLine(Subject, CheckResult.Ok, $"works in {string.Join(", ", names)}")
                : Warning(
                    "no shipping zone has the method Free shipping that asks for a coupon, so that a code for free "
                    + "shipping changes nothing",
                    "Add the method under WooCommerce → Settings → Shipping and "
                    + "let it require a valid free shipping coupon.");
        }
        catch (ShopException fault)
        {
            return Warning($"unknown: {fault.Problem}", fault.Remedy);
        }
    }

    private async Task<bool> FreesByCouponAsync(JsonElement zone, CancellationToken ct)
    {
        var path = $"shipping/zones/{Text(zone, "id")}/methods";
        var methods = await client.GetAsync(
            Operation, new WooQuery(path).With("_fields", "method_id,enabled,settings"), ct);
        return methods.Records.Any(method => Text(method, "method_id") == Method
            && Text(method, "enabled") is "true" or "1" or "yes" && _asksForCoupon.Contains(Requires(method)));
    }

    private static string? Requires(JsonElement method) =>
        method.TryGetProperty("settings", out var settings) && settings.ValueKind == JsonValueKind.Object
        && settings.TryGetProperty("requires", out var requires) ? Text(requires, "value") : null;

    private static string? Text(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value)
            ? Plain.Scalar(value) : null;

    private static CheckLine Warning(string found, string remedy) =>
        new(Subject, CheckResult.Warning, found, remedy);
}

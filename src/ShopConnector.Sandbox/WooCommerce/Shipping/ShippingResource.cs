using System.Text.Json.Nodes;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Shipping;

/// <summary><c>/shipping/zones</c> and their methods, to be read.</summary>
internal sealed class ShippingResource(ShippingZones zones)
{
    public WooAnswer Zones(WooRequest request) => WooAnswer.Ok(new JsonArray(
    [
        .. zones.All.Select((zone, order) => (JsonNode)new JsonObject
        {
            ["id"] = zone.Id,
            ["name"] = zone.Name,
            ["order"] = order,
            ["_links"] = Site.Links(request, "shipping/zones", zone.Id),
        }),
    ]));

    public WooAnswer Methods(WooRequest request)
    {
        var zone = zones.All.FirstOrDefault(one => one.Id == request.Id)
            ?? throw new WooError(404, "woocommerce_rest_shipping_zone_invalid", "Resource does not exist.");
        return WooAnswer.Ok(new JsonArray([.. zone.Methods.Select((method, order) => (JsonNode)Json(method, order))]));
    }

    private static JsonObject Json(ShippingMethod method, int order) => new()
    {
        ["id"] = method.InstanceId,
        ["instance_id"] = method.InstanceId,
        ["title"] = method.Title,
        ["order"] = order + 1,
        ["enabled"] = method.Enabled,
        ["method_id"] = method.MethodId,
        ["method_title"] = method.MethodId == ShippingMethod.FreeShipping ? "Gratis verzending" : "Vast tarief",
        ["settings"] = method.MethodId == ShippingMethod.FreeShipping
            ? new JsonObject
            {
                ["requires"] = Setting("requires", "select", method.Requires),
                ["min_amount"] = Setting("min_amount", "price", WooText.Money(method.MinAmount)),
            }
            : new JsonObject { ["title"] = Setting("title", "text", method.Title) },
    };

    private static JsonObject Setting(string id, string type, string value) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["value"] = value,
        ["default"] = "",
    };
}

using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Plugin;

/// <summary><c>shopconnector/v1</c>, as the plugin's readme.txt describes it.</summary>
internal sealed class PluginResource(ShopState shop, SandboxCredentials keys, CompanionPlugin plugin)
{
    public const string Root = "/wp-json/shopconnector/v1";
    public const string Namespace = "shopconnector/v1";

    private const int MembersAtMost = 500;
    private const int BytesAtMost = 4 * 1024 * 1024;

    private readonly PushDoor _door = new(shop, keys);
    private readonly MemberPush _push = new(shop);

    public WooAnswer Health(WooRequest request) => WooAnswer.Ok(new JsonObject
    {
        ["plugin"] = plugin == CompanionPlugin.Outdated ? "0.9.2" : "1.0.0",
        ["wordpress"] = Site.WordPressVersion,
        ["woocommerce"] = Site.WooVersion,
        ["php"] = Site.PhpVersion,
        ["hpos"] = true,
        ["block_checkout"] = true,
        ["page_cache"] = false,
        ["object_cache"] = false,
        ["members_at_most"] = MembersAtMost,
        ["rules"] = 0,
        ["locale"] = "nl_NL",
        ["time_zone"] = shop.Zone.Id,
        ["time"] = shop.Now.ToUnixTimeSeconds(),
    });

    public WooAnswer Members(WooRequest request)
    {
        if (plugin == CompanionPlugin.Outdated)
            throw new WooError(400, "rest_missing_callback_param", "Missing parameter(s): customers");
        _door.Admit(request);
        if (request.Raw.Length > BytesAtMost)
            throw new WooError(413, "shopconnector_too_large", $"A push has at most {BytesAtMost} bytes.");
        if (request.Body["members"] is not JsonArray members)
        {
            throw new WooError(
                400, "shopconnector_malformed", "The body is no JSON object with a list \"members\".");
        }

        if (members.Count > MembersAtMost)
            throw new WooError(413, "shopconnector_too_large", $"A push has at most {MembersAtMost} members.");
        return WooAnswer.Ok(new JsonObject
        {
            ["results"] = new JsonArray([.. members.Select(member => (JsonNode)_push.Write(member))]),
        });
    }
}

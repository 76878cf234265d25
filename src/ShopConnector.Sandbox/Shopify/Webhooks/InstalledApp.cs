using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Webhooks;

/// <summary>
/// The app as the shop's owner, its buyers and the law deal with it: secrets rotated, data asked for or to be
/// forgotten, uninstalled. Webhooks about it wait for <see cref="SandboxShop.Post"/> like all others.
/// </summary>
public sealed class InstalledApp
{
    private const int ShopId = 900_001;

    private readonly ShopState _shop;
    private readonly ShopifyState _state;
    private readonly ShopifyMail _mail;

    internal InstalledApp(ShopState shop, ShopifyState state, ShopifyMail mail) =>
        (_shop, _state, _mail) = (shop, state, mail);

    /// <summary>Where compliance topics go: of the app's own configuration, no subscription of any shop.</summary>
    public Uri? ComplianceUrl { get; set; }

    /// <summary>For an hour the shop signs with the old secret, which opens the shop as long.</summary>
    /// <returns>The new one.</returns>
    public string RotateSecret()
    {
        lock (_shop.Gate)
        {
            _state.Access.Rotate();
            return _state.Access.Credentials.ClientSecret!;
        }
    }

    /// <summary>A buyer asks what is known of him.</summary>
    public void RequestData(long customer) => TellOf(customer, "customers/data_request", "orders_requested",
        body => body["data_request"] = new JsonObject { ["id"] = _shop.OtherIds.Next() });

    /// <summary>A buyer wants to be forgotten. Shopify says so ten days later; here it is at once.</summary>
    public void Redact(long customer) => TellOf(customer, "customers/redact", "orders_to_redact", _ => { });

    /// <summary>Said 48 hours after an uninstall; here it is at once.</summary>
    public void RedactShop()
    {
        lock (_shop.Gate)
            Tell("shop/redact", Body());
    }

    /// <summary>The tokens end, the app is told where it asked for it, and its subscriptions are gone.</summary>
    public void Uninstall()
    {
        lock (_shop.Gate)
        {
            _state.Access.Revoke();
            foreach (var one in _state.Webhooks.Where(one => one.Topic == "APP_UNINSTALLED"))
            {
                _mail.Tell(one.Id, new Uri(one.Uri), "app/uninstalled", new JsonObject
                {
                    ["id"] = ShopId,
                    ["name"] = _shop.Name,
                    ["myshopify_domain"] = Domain,
                });
            }

            _state.Webhooks.Clear();
        }
    }

    private string Domain => $"{_shop.Name}.myshopify.com";

    private void TellOf(long id, string topic, string orders, Action<JsonObject> more)
    {
        lock (_shop.Gate)
        {
            var customer = _shop.Customers[id];
            var body = Body();
            body["customer"] = new JsonObject
            {
                ["id"] = customer.Id,
                ["email"] = customer.Email,
                ["phone"] = customer.Phone,
            };
            body[orders] = new JsonArray([.. _shop.Orders.Values.Where(order => order.CustomerId == id)
                .Select(order => (JsonNode?)JsonValue.Create(order.Id))]);
            more(body);
            Tell(topic, body);
        }
    }

    private JsonObject Body() => new() { ["shop_id"] = ShopId, ["shop_domain"] = Domain };

    private void Tell(string topic, JsonObject body) => _mail.Tell(
        subscription: 0,
        ComplianceUrl ?? throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"{topic}: the app has no compliance address.")),
        topic, body);
}

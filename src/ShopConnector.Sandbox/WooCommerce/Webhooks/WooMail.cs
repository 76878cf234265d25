using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.Webhooks;
using ShopConnector.Sandbox.WooCommerce.Customers;
using ShopConnector.Sandbox.WooCommerce.Orders;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Webhooks;

/// <summary>
/// How WooCommerce delivers: the body is built when it is sent, nothing is tried twice, and after five failures in a
/// row the webhook is switched off. A new webhook is pinged, unsigned.
/// </summary>
internal sealed class WooMail(ShopState shop) : IWebhookBook
{
    private const int FailuresMost = 5;

    private static readonly Uri AnyRoot = new("http://localhost/");

    private readonly List<Letter> _pings = [];
    private readonly OrderResource _orders = new(shop);
    private readonly CustomerResource _customers = new(shop);

    public List<WooWebhook> Webhooks { get; } = [];

    public void Ping(WooWebhook webhook)
    {
        if (webhook.Status != "active")
            return;
        var form = string.Create(CultureInfo.InvariantCulture, $"webhook_id={webhook.Id}");
        var text = new LetterText(form, "application/x-www-form-urlencoded", new Dictionary<string, string>());
        _pings.Add(new Letter(webhook.Id, new Uri(webhook.DeliveryUrl), () => text, Attempt: 1, shop.Now));
    }

    public IEnumerable<Letter> LettersOf(Happening happening)
    {
        var topic = TopicOf(happening);
        return Webhooks.Where(one => one.Topic == topic && one.Status == "active").ToList().Select(one => new Letter(
            one.Id, new Uri(one.DeliveryUrl), () => Text(one, happening), Attempt: 1, shop.Now));
    }

    public IEnumerable<Letter> Others()
    {
        var pings = _pings.ToList();
        _pings.Clear();
        return pings;
    }

    public Letter? After(Letter letter, bool accepted)
    {
        if (Webhooks.FirstOrDefault(one => one.Id == letter.Subscription) is not { } webhook)
            return null;
        webhook.FailuresInARow = accepted ? 0 : webhook.FailuresInARow + 1;
        if (webhook.FailuresInARow >= FailuresMost)
            webhook.Status = "disabled";
        return null;
    }

    private static string TopicOf(Happening happening)
    {
        var resource = happening.Subject == Subject.Order ? "order" : "customer";
        var deed = happening.Deed switch
        {
            Deed.Created => "created",
            Deed.Deleted or Deed.Trashed => "deleted",
            Deed.Restored => "restored",
            _ => "updated",
        };
        return $"{resource}.{deed}";
    }

    private LetterText Text(WooWebhook webhook, Happening happening)
    {
        var body = Body(webhook, happening).ToJsonString();
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(webhook.Secret), Encoding.UTF8.GetBytes(body));
        return new LetterText(body, "application/json", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["X-WC-Webhook-Source"] = AnyRoot.ToString(),
            ["X-WC-Webhook-Topic"] = webhook.Topic,
            ["X-WC-Webhook-Resource"] = webhook.Topic.Split('.')[0],
            ["X-WC-Webhook-Event"] = webhook.Topic.Split('.')[^1],
            ["X-WC-Webhook-Signature"] = Convert.ToBase64String(signature),
            ["X-WC-Webhook-ID"] = webhook.Id.ToString(CultureInfo.InvariantCulture),
            ["X-WC-Webhook-Delivery-ID"] = SeededRandom.For(shop.Seed, "delivery", shop.OtherIds.Next()).Hex(32),
        });
    }

    private JsonObject Body(WooWebhook webhook, Happening happening)
    {
        if (webhook.Topic == "order.deleted")
            return new JsonObject { ["id"] = happening.Id };
        var request = new WooRequest("GET", happening.Id, QueryCollection.Empty, [], AnyRoot);
        try
        {
            var answer = happening.Subject == Subject.Order ? _orders.Get(request) : _customers.Get(request);
            return (JsonObject)answer.Body!;
        }
        catch (WooError gone)
        {
            return gone.Body; // Signed and sent like a customer: of a deleted account there is nothing else to send.
        }
    }
}

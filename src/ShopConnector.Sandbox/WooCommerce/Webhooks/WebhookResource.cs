using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Webhooks;

/// <summary><c>/webhooks</c>. The secret can be written and never be read.</summary>
internal sealed class WebhookResource(ShopState shop, WooMail mail)
{
    private static readonly string[] Statuses = ["active", "paused", "disabled"];

    private static readonly string[] Resources = ["order", "customer", "product", "coupon"];

    private static readonly string[] Events = ["created", "updated", "deleted", "restored"];

    public WooAnswer List(WooRequest request)
    {
        var rows = WooPage.Chosen(request, mail.Webhooks, row => row.Id)
            .Where(row => request.Text("status") is not { } status || status == "all" || row.Status == status)
            .OrderBy(row => row.Id);
        List<WooWebhook> sorted = WooPage.Descending(request, standard: true) ? [.. rows.Reverse()] : [.. rows];
        return WooPage.Of(request, sorted, row => Json(row, request));
    }

    public WooAnswer Get(WooRequest request) => WooAnswer.Ok(Json(Find(request.Id, 404), request));

    public WooAnswer Create(WooRequest request) => WooAnswer.Created(Create(request.Body, request));

    public WooAnswer Update(WooRequest request) => WooAnswer.Ok(Update(request.Id, request.Body, request));

    public WooAnswer Delete(WooRequest request) => request.Flag("force")
        ? WooAnswer.Ok(Delete(request.Id, request))
        : throw new WooError(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.");

    public WooAnswer Batch(WooRequest request) => WooBatch.Run(request.Body, new BatchSteps(
        item => Create(item, request), (id, item) => Update(id, item, request), id => Delete(id, request)));

    private JsonObject Create(JsonObject body, WooRequest request)
    {
        var topic = WooValues.Text(body["topic"]) ?? "";
        if (!IsTopic(topic))
            throw new WooError(
                400, "woocommerce_rest_shop_webhook_invalid_topic",
                "Webhook topic is required and must be valid.");
        var url = WooValues.Text(body["delivery_url"]) ?? "";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            throw new WooError(
                400, "woocommerce_rest_shop_webhook_invalid_delivery_url",
                "Webhook delivery URL must be a valid URL starting with http:// or https://.");
        var made = new WooWebhook
        {
            Id = shop.OtherIds.Next(),
            Topic = topic,
            DeliveryUrl = url,
            CreatedAt = shop.Now,
        };
        Change(made, body);
        mail.Webhooks.Add(made);
        mail.Ping(made);
        return Json(made, request);
    }

    private JsonObject Update(long? id, JsonObject body, WooRequest request)
    {
        var webhook = Find(id, 400);
        webhook.DeliveryUrl = WooValues.Text(body["delivery_url"]) ?? webhook.DeliveryUrl;
        Change(webhook, body);
        return Json(webhook, request);
    }

    private JsonObject Delete(long? id, WooRequest request)
    {
        var webhook = Find(id, 404);
        mail.Webhooks.Remove(webhook);
        return Json(webhook, request);
    }

    private static void Change(WooWebhook webhook, JsonObject body)
    {
        webhook.Name = WooValues.Text(body["name"]) ?? webhook.Name;
        webhook.Secret = WooValues.Text(body["secret"]) ?? webhook.Secret;
        if (WooValues.Text(body["status"]) is not { } status)
            return;
        if (!Statuses.Contains(status, StringComparer.Ordinal))
            throw WooError.InvalidParameter("status", "status is not one of active, paused, and disabled.");
        webhook.Status = status;
        if (status == "active")
            webhook.FailuresInARow = 0;
    }

    private WooWebhook Find(long? id, int missing) => mail.Webhooks.FirstOrDefault(one => one.Id == id)
        ?? throw new WooError(missing, "woocommerce_rest_shop_webhook_invalid_id", "Invalid ID.");

    private static bool IsTopic(string topic) => topic.Split('.') is [var resource, var deed]
        && (resource == "action" || Resources.Contains(resource, StringComparer.Ordinal)
            && Events.Contains(deed, StringComparer.Ordinal));

    private JsonObject Json(WooWebhook webhook, WooRequest request) => new()
    {
        ["id"] = webhook.Id,
        ["name"] = WooText.Encoded(webhook.Name),
        ["status"] = webhook.Status,
        ["topic"] = webhook.Topic,
        ["resource"] = webhook.Topic.Split('.')[0],
        ["event"] = webhook.Topic.Split('.')[^1],
        ["hooks"] = new JsonArray(),
        ["delivery_url"] = webhook.DeliveryUrl,
        ["date_created"] = WooDates.Local(webhook.CreatedAt, shop.Zone),
        ["date_created_gmt"] = WooDates.Gmt(webhook.CreatedAt),
        ["date_modified"] = WooDates.Local(webhook.CreatedAt, shop.Zone),
        ["date_modified_gmt"] = WooDates.Gmt(webhook.CreatedAt),
        ["_links"] = Site.Links(request, "webhooks", webhook.Id),
    };
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.Webhooks;

namespace ShopConnector.Sandbox.Shopify.Webhooks;

/// <summary>
/// How Shopify delivers: the body is that of the happening, also when it comes hours later; what is not accepted is
/// tried eight times more over four hours, and then its subscription is deleted.
/// </summary>
internal sealed class ShopifyMail(ShopState shop, ShopifyState state) : IWebhookBook
{
    private const int Repeats = 8;

    private static readonly Duration Apart = Duration.FromMinutes(30);

    private readonly Queue<Letter> _others = [];

    public IEnumerable<Letter> LettersOf(Happening happening)
    {
        var topics = TopicsOf(happening);
        foreach (var one in state.Webhooks.Where(one => topics.Contains(one.Topic)).ToList())
        {
            var text = Text(TopicHeader(one.Topic), Body(happening, one));
            yield return new Letter(one.Id, new Uri(one.Uri), () => text, Attempt: 1, shop.Now);
        }
    }

    public IEnumerable<Letter> Others()
    {
        while (_others.TryDequeue(out var letter))
            yield return letter;
    }

    /// <summary>What the shop tells for itself, or because a law says so, and not because an order changed.</summary>
    /// <param name="subscription">0: the app's own address for it, which no failure takes away.</param>
    public void Tell(long subscription, Uri url, string topic, JsonObject body)
    {
        var text = Text(topic, body);
        _others.Enqueue(new Letter(subscription, url, () => text, Attempt: 1, shop.Now));
    }

    public Letter? After(Letter letter, bool accepted)
    {
        if (accepted)
            return null;
        if (letter.Attempt <= Repeats)
            return letter with { Attempt = letter.Attempt + 1, DueAt = shop.Now + Apart };
        state.Webhooks.RemoveAll(one => one.Id == letter.Subscription);
        return null;
    }

    private static string[] TopicsOf(Happening happening) => (happening.Subject, happening.Deed) switch
    {
        (Subject.Order, Deed.Created) => ["ORDERS_CREATE"],
        (Subject.Order, Deed.Paid) => ["ORDERS_PAID", "ORDERS_UPDATED"],
        (Subject.Order, Deed.Cancelled) => ["ORDERS_CANCELLED", "ORDERS_UPDATED"],
        (Subject.Order, Deed.Refunded) => ["REFUNDS_CREATE", "ORDERS_UPDATED"],
        (Subject.Order, Deed.Deleted) => ["ORDERS_DELETE"],
        (Subject.Order, _) => ["ORDERS_UPDATED"],
        (_, Deed.Created) => ["CUSTOMERS_CREATE"],
        (_, Deed.Deleted) => ["CUSTOMERS_DELETE"],
        (_, Deed.Merged) => ["CUSTOMERS_MERGE"],
        _ => ["CUSTOMERS_UPDATE"],
    };

    private JsonObject Body(Happening happening, WebhookSubscription subscription)
    {
        var whole = subscription.Topic == "REFUNDS_CREATE"
            ? new JsonObject { ["id"] = shop.Orders[happening.Id].Refunds[^1].Id, ["order_id"] = happening.Id }
            : Whole(happening);
        return subscription.IncludeFields.Count == 0
            ? whole
            : new JsonObject(subscription.IncludeFields.Where(whole.ContainsKey)
                .Select(field => KeyValuePair.Create(field, whole[field]?.DeepClone())));
    }

    private JsonObject Whole(Happening happening)
    {
        if (happening.Deed == Deed.Merged)
            return Merge(happening);

        var body = new JsonObject { ["id"] = happening.Id };
        if (happening.Deed == Deed.Deleted)
            return body;
        if (happening.Subject == Subject.Order && shop.Orders.GetValueOrDefault(happening.Id) is { } order)
        {
            body["email"] = order.Email;
            body["total_price"] = order.Total.ToString(CultureInfo.InvariantCulture);
            body["updated_at"] = InstantPattern.General.Format(order.UpdatedAt);
        }
        else if (shop.Customers.GetValueOrDefault(happening.Id) is { } customer)
        {
            body["email"] = customer.Email;
            body["first_name"] = customer.FirstName;
            body["last_name"] = customer.LastName;
            body["updated_at"] = InstantPattern.General.Format(customer.UpdatedAt);
        }

        return body;
    }

    private static JsonObject Merge(Happening happening) => new()
    {
        ["admin_graphql_api_customer_kept_id"] = Gid.Of("Customer", happening.Id),
        ["admin_graphql_api_customer_deleted_id"] = Gid.Of("Customer", happening.Other),
        ["admin_graphql_api_job_id"] = null,
        ["status"] = "completed",
        ["errors"] = new JsonArray(),
    };

    private LetterText Text(string topic, JsonObject json)
    {
        var body = json.ToJsonString();
        var secret = Encoding.UTF8.GetBytes(state.Access.SigningSecret);
        var number = shop.OtherIds.Next().ToString(CultureInfo.InvariantCulture);
        return new LetterText(body, "application/json", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["X-Shopify-Topic"] = topic,
            ["X-Shopify-Hmac-Sha256"] = Convert.ToBase64String(
                HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(body))),
            ["X-Shopify-Shop-Domain"] = $"{shop.Name}.myshopify.com",
            ["X-Shopify-API-Version"] = "2026-10",
            ["X-Shopify-Webhook-Id"] = number,
            ["X-Shopify-Event-Id"] = number,
            ["X-Shopify-Triggered-At"] = InstantPattern.General.Format(shop.Now),
        });
    }

    /// <summary>Only the first low line parts the resource from what happened to it.</summary>
    private static string TopicHeader(string topic)
    {
        var at = topic.IndexOf('_', StringComparison.Ordinal);
        return $"{topic[..at]}/{topic[(at + 1)..]}".ToLowerInvariant();
    }
}

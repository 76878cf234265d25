using NodaTime;
using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Webhooks;

/// <summary>Where the shop tells of changes; see <see cref="ShopifyMail"/>.</summary>
internal sealed record WebhookSubscription(
    long Id, string Topic, string Uri, string Format, string? Filter, IReadOnlyList<string> IncludeFields,
    IReadOnlyList<string> MetafieldNamespaces, string? Name, Instant CreatedAt)
{
    private static readonly string[] UriPath = ["webhookSubscription", "callbackUrl"];

    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<Root>("QueryRoot").Field("webhookSubscriptions", (_, context) =>
        {
            var topics = context.Arguments.Texts("topics");
            return context.Page(
                context.State.Webhooks.Where(one => topics.Count == 0 || topics.Contains(one.Topic)),
                one => SortValue.Of(one.CreatedAt.ToUnixTimeMilliseconds(), one.Id));
        });
        resolvers.On<Root>("Mutation")
            .Field("webhookSubscriptionCreate", (_, context) => Create(context))
            .Field("webhookSubscriptionUpdate", (_, context) => Update(context))
            .Field("webhookSubscriptionDelete", (_, context) => Delete(context));
        resolvers.On<WebhookSubscription>("WebhookSubscription")
            .Field("id", one => Gid.Of("WebhookSubscription", one.Id))
            .Field("topic", one => one.Topic)
            .Field("format", one => one.Format)
            .Field("name", one => one.Name)
            .Field("filter", one => one.Filter)
            .Field("includeFields", one => one.IncludeFields)
            .Field("metafieldNamespaces", one => one.MetafieldNamespaces)
            .Field("createdAt", one => one.CreatedAt)
            .Field("updatedAt", one => one.CreatedAt)
            .Field("uri", one => one.Uri)
            .Field("callbackUrl", one => one.Uri)
            .Field("endpoint", one => new Typed("WebhookHttpEndpoint", one));
        resolvers.On<WebhookSubscription>("WebhookHttpEndpoint").Field("callbackUrl", one => one.Uri);
    }

    private static Payload Create(FieldContext context)
    {
        var input = context.Arguments.Object("webhookSubscription")!;
        var topic = context.Arguments.Text("topic")!;
        // The input is called uri, the error still speaks of callbackUrl.
        var uri = (input.Text("uri") ?? input.Text("callbackUrl") ?? "").Trim();
        if (Refuse(context, topic, uri, 0) is { } message)
            return new Payload { ["userErrors"] = new[] { UserErrors.Plain(UriPath, message) } };
        var made = new WebhookSubscription(
            context.Shop.OtherIds.Next(), topic, uri, input.Text("format") ?? "JSON", input.Text("filter"),
            input.Texts("includeFields"), input.Texts("metafieldNamespaces"), input.Text("name"), context.Now);
        context.State.Webhooks.Add(made);
        return new Payload { ["webhookSubscription"] = made, ["userErrors"] = Array.Empty<Payload>() };
    }

    private static string? Refuse(FieldContext context, string topic, string uri, long itself)
    {
        if (uri.Length == 0)
            return "Address can't be blank";
        if (!System.Uri.TryCreate(uri, UriKind.Absolute, out var parsed))
            return "Address is invalid";
        // Real shops want https; a program under test listens on loopback without it.
        var isLocal = parsed.Scheme == System.Uri.UriSchemeHttp && parsed.IsLoopback;
        if (parsed.Scheme != System.Uri.UriSchemeHttps && !isLocal)
            return $"Address protocol {parsed.Scheme}:// is not supported";
        return context.State.Webhooks.Any(one => one.Topic == topic && one.Uri == uri && one.Id != itself)
            ? "Address for this topic has already been taken"
            : null;
    }

    private static Payload Update(FieldContext context)
    {
        var id = Gid.Read(context.Arguments.Text("id")!).Id;
        var place = context.State.Webhooks.FindIndex(one => one.Id == id);
        if (place < 0)
            return new Payload
            {
                ["userErrors"] = new[] { UserErrors.Plain(["id"], "Webhook subscription does not exist") },
            };
        var held = context.State.Webhooks[place];
        var input = context.Arguments.Object("webhookSubscription")!;
        var uri = (input.Text("uri") ?? input.Text("callbackUrl") ?? held.Uri).Trim();
        if (Refuse(context, held.Topic, uri, id) is { } message)
            return new Payload { ["userErrors"] = new[] { UserErrors.Plain(UriPath, message) } };
        var changed = held with
        {
            Uri = uri,
            Format = input.Text("format") ?? held.Format,
            Filter = input.Text("filter") ?? held.Filter,
            Name = input.Text("name") ?? held.Name,
            IncludeFields = input.ContainsKey("includeFields") ? input.Texts("includeFields") : held.IncludeFields,
            MetafieldNamespaces = input.ContainsKey("metafieldNamespaces")
                ? input.Texts("metafieldNamespaces") : held.MetafieldNamespaces,
        };
        context.State.Webhooks[place] = changed;
        return new Payload { ["webhookSubscription"] = changed, ["userErrors"] = Array.Empty<Payload>() };
    }

    private static Payload Delete(FieldContext context)
    {
        var id = Gid.Read(context.Arguments.Text("id")!).Id;
        return context.State.Webhooks.RemoveAll(one => one.Id == id) > 0
            ? new Payload
            {
                ["deletedWebhookSubscriptionId"] = context.Arguments.Text("id"),
                ["userErrors"] = Array.Empty<Payload>(),
            }
            : new Payload
            {
                ["userErrors"] = new[] { UserErrors.Plain(["id"], "Webhook subscription does not exist") },
            };
    }
}

using System.Text.Json.Serialization;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Webhooks;

internal sealed record SubscriptionsAnswer(Connection<SubscriptionNode> WebhookSubscriptions);

internal sealed record SubscriptionNode
{
    public required string Id { get; init; }

    public required string Topic { get; init; }

    public required string Uri { get; init; }

    public string? Name { get; init; }

    public required string Format { get; init; }

    public string? Filter { get; init; }

    public string[] IncludeFields { get; init; } = [];

    public string[] MetafieldNamespaces { get; init; } = [];
}

internal sealed record CustomersNamedAnswer(CustomerNode?[] Nodes);

internal sealed record OrdersNamedAnswer(OrderNode?[] Nodes);

/// <param name="IncludeFields">Empty: Shopify then sends everything it knows.</param>
internal sealed record SubscriptionInput(string Uri, string Name, string Format, string[] IncludeFields)
{
    public string Filter { get; } = "";

    public string[] MetafieldNamespaces { get; } = [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(GraphQlResponse<SubscriptionsAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<CustomersNamedAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<OrdersNamedAnswer>))]
[JsonSerializable(typeof(SubscriptionInput))]
internal sealed partial class WebhookJson : JsonSerializerContext;

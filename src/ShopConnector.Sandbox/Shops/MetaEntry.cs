using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Sandbox.Shops;

/// <summary>
/// One row of metadata. WooCommerce: <see cref="Key"/> and any JSON value. Shopify: a metafield, whose value is a JSON
/// string and which also has a namespace and a type.
/// </summary>
internal sealed class MetaEntry
{
    public required long Id { get; init; }

    public string Namespace { get; init; } = "";

    public required string Key { get; init; }

    public string? Type { get; set; }

    public required JsonNode? Value { get; set; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; set; }
}

using System.Text.Json.Nodes;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>What a handler answers; the page figures become headers.</summary>
internal sealed record WooAnswer(int Status, JsonNode? Body, PageFigures? Page = null)
{
    public static WooAnswer Ok(JsonNode body) => new(200, body);

    public static WooAnswer Created(JsonNode body) => new(201, body);
}

internal sealed record PageFigures(int Total, int Pages, int Page);

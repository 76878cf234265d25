using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Setup;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Shops.Shopify.Shipping;

/// <summary>What the shop has of one free shipping: by the ids we hold, else by the names we would give.</summary>
internal sealed class ShippingLook(GraphQlClient client)
{
    public async Task<ShippingFound> FindAsync(ShippingSpec spec, OwnedSetup? owned, CancellationToken ct)
    {
        var held = HeldOf(owned);
        var (segment, discount) = held is null ? (null, null) : await HeldAsync(held, ct);
        if (segment is not null && discount is not null)
            return new ShippingFound(segment, held!.OwnsSegment, discount, IsOurs: true, Active: 0);

        var named = await NamedAsync(spec, ct);
        segment ??= named.Segments.All.FirstOrDefault(one => one.Is(spec));
        var same = discount ?? named.DiscountNodes.All.FirstOrDefault(one => one.Found?.Title == spec.Title);

        // Of an intent without an answer only what is wholly as we would have made it can be ours.
        var ours = discount is not null || owned is not null && held?.Discount is null
            && same?.Found?.Context?.Segments is [var only] && only.IsNamed(spec);
        var ownsSegment = held?.OwnsSegment ?? owned is { Held: null };
        return new ShippingFound(
            segment, ownsSegment && segment is not null, same, ours, named.DiscountNodesCount?.Count ?? 0);
    }

    public static ShippingHeld? HeldOf(OwnedSetup? owned) => owned?.Held is { } held
        ? JsonSerializer.Deserialize(held, ShopifyJson.Default.ShippingHeld) : null;

    public static string Text(ShippingHeld held) => JsonSerializer.Serialize(held, ShopifyJson.Default.ShippingHeld);

    private async Task<(ShippingNode? Segment, ShippingNode? Discount)> HeldAsync(
        ShippingHeld held, CancellationToken ct)
    {
        var answer = await client.QueryAsync(
            SetupDocuments.ShippingHeld,
            new JsonObject { ["ids"] = new JsonArray([held.Segment, .. Discounts(held)]) },
            ShopifyJson.Default.GraphQlResponseShippingHeldAnswer, ct);
        return (answer.Nodes.FirstOrDefault(node => node?.Id == held.Segment),
            answer.Nodes.FirstOrDefault(node => node?.Found is not null));
    }

    private static IEnumerable<JsonNode?> Discounts(ShippingHeld held) =>
        held.Discount is { } discount ? [JsonValue.Create(discount)] : [];

    private Task<ShippingNamedAnswer> NamedAsync(ShippingSpec spec, CancellationToken ct) => client.QueryAsync(
        SetupDocuments.ShippingNamed,
        new JsonObject
        {
            ["segment"] = $"name:{Quoted(spec.Segment)}",
            ["discount"] = $"title:{Quoted(spec.Title)} AND discount_type:free_shipping",
            ["active"] = "method:automatic AND status:active",
        },
        ShopifyJson.Default.GraphQlResponseShippingNamedAnswer, ct);

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

/// <param name="Segment">Ours, or one of the same name and query; null: none.</param>
/// <param name="Discount">Ours, or another of the same title; null: none.</param>
/// <param name="Active">Automatic discounts at work in the shop; only counted where ours is missing.</param>
internal sealed record ShippingFound(
    ShippingNode? Segment, bool OwnsSegment, ShippingNode? Discount, bool IsOurs, long Active);

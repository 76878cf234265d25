using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace ShopConnector.Shops.Shopify.Shipping;

/// <summary>Shopify's input for either kind of discount; what is null is sent, to clear what stood there.</summary>
internal static class ShippingInput
{
    public static JsonObject Create(ShippingSpec spec, string segment, Instant now)
    {
        var input = Common(spec, before: []);
        input["startsAt"] = InstantPattern.ExtendedIso.Format(now);
        input["context"] = Context(segment);
        if (spec.Code is { } code)
            input["code"] = code;
        return input;
    }

    /// <param name="found">What it changes: countries are added and taken away one by one.</param>
    public static JsonObject Update(ShippingSpec spec, string segment, ShippingFacts found)
    {
        var input = Common(spec, found.Countries);
        if (found.Context?.Segments is not [var only] || only.Id != segment)
            input["context"] = Context(segment);
        return input;
    }

    private static JsonObject Common(ShippingSpec spec, string[] before) => new()
    {
        ["title"] = spec.Title,
        ["destination"] = Destination(spec.Countries, before),
        ["maximumShippingPrice"] = spec.MaximumRate is { } most ? Text(most) : null,
        ["minimumRequirement"] = spec.MinimumSpend > 0m
            ? new JsonObject
            {
                ["subtotal"] = new JsonObject { ["greaterThanOrEqualToSubtotal"] = Text(spec.MinimumSpend) },
            }
            : null,
        // Two free shippings are of no use to anybody.
        ["combinesWith"] = new JsonObject
        {
            ["orderDiscounts"] = spec.Combines,
            ["productDiscounts"] = spec.Combines,
            ["shippingDiscounts"] = false,
        },
        ["appliesOnOneTimePurchase"] = true,
    };

    private static JsonObject Context(string segment) =>
        new() { ["customerSegments"] = new JsonObject { ["add"] = new JsonArray(segment) } };

    private static JsonObject Destination(string[] countries, string[] before) => countries.Length == 0
        ? new JsonObject { ["all"] = true }
        : new JsonObject
        {
            ["countries"] = new JsonObject
            {
                ["add"] = Array(countries.Except(before, StringComparer.Ordinal)),
                ["remove"] = Array(before.Except(countries, StringComparer.Ordinal)),
                ["includeRestOfWorld"] = false,
            },
        };

    private static JsonArray Array(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}

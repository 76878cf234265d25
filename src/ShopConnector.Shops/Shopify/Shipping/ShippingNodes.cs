using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Shipping;

internal sealed record ShippingHeldAnswer(ShippingNode?[] Nodes);

internal sealed record ShippingNamedAnswer(
    ItemList<ShippingNode> Segments, ItemList<ShippingNode> DiscountNodes, CountNode? DiscountNodesCount);

/// <summary>A discount, or a segment: then <see cref="Found"/> is null.</summary>
internal sealed partial record ShippingNode
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Query { get; init; }

    public ShippingFacts? Found { get; init; }

    public bool Is(ShippingSpec spec) => IsNamed(spec) && Query == spec.Query;

    /// <summary>A name that is taken already gets a number from Shopify, as in <c>NAME (2)</c>, and no word.</summary>
    public bool IsNamed(ShippingSpec spec) =>
        Name is { } name && name.StartsWith(spec.Segment, StringComparison.Ordinal)
        && Numbered().IsMatch(name.AsSpan(spec.Segment.Length));

    [GeneratedRegex(@"^( \(\d+\))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Numbered();
}

/// <summary>Of a discount that is no free shipping only its kind is known.</summary>
internal sealed record ShippingFacts
{
    [JsonPropertyName("__typename")]
    public string? Kind { get; init; }

    public string? Title { get; init; }

    public string? Status { get; init; }

    public ShippingContextNode? Context { get; init; }

    public ShippingCombinesNode? CombinesWith { get; init; }

    public ShippingPlacesNode? DestinationSelection { get; init; }

    public AmountNode? MaximumShippingPrice { get; init; }

    public ShippingMinimumNode? MinimumRequirement { get; init; }

    public bool IsAutomatic => Kind == "DiscountAutomaticFreeShipping";

    public bool IsActive => Status == "ACTIVE";

    public string[] Countries => DestinationSelection?.Countries ?? [];

    /// <summary>As wanted in everything a buyer would notice.</summary>
    public bool Gives(ShippingSpec spec, string segment) =>
        IsAutomatic == (spec.Code is null) && IsActive && Title == spec.Title
        && Context?.Segments is [var only] && only.Id == segment
        && CombinesWith == new ShippingCombinesNode(spec.Combines, spec.Combines)
        && MaximumShippingPrice?.Amount == spec.MaximumRate
        && (MinimumRequirement?.GreaterThanOrEqualToSubtotal?.Amount ?? 0m) == spec.MinimumSpend
        && Countries.Order(StringComparer.Ordinal).SequenceEqual(spec.Countries, StringComparer.Ordinal)
        && DestinationSelection?.IncludeRestOfWorld is not true;
}

internal sealed record ShippingContextNode(ShippingNode[]? Segments = null);

internal sealed record ShippingCombinesNode(bool OrderDiscounts, bool ProductDiscounts);

/// <param name="Countries">Null: every country.</param>
internal sealed record ShippingPlacesNode(string[]? Countries = null, bool? IncludeRestOfWorld = null);

internal sealed record AmountNode(decimal Amount);

internal sealed record ShippingMinimumNode(AmountNode? GreaterThanOrEqualToSubtotal = null);

using System.Text.Json.Serialization;
using NodaTime;

namespace ShopConnector.Shops.Shopify.Write.Codes;

internal sealed record CodeVariables(string? Code = null, string? Id = null);

/// <summary>A discount found by its code. Of a kind that is never ours, it has neither title nor context.</summary>
internal sealed record DiscountNode(string Id, DiscountFacts? CodeDiscount = null);

/// <summary>What was asked for of it; the rest is null.</summary>
internal sealed record DiscountFacts
{
    [JsonPropertyName("__typename")]
    public string? Kind { get; init; }

    public string? Title { get; init; }

    public string? Status { get; init; }

    public Instant? EndsAt { get; init; }

    public DiscountContextNode? Context { get; init; }

    public DiscountGetsNode? CustomerGets { get; init; }

    public DiscountMinimumNode? MinimumRequirement { get; init; }
}

internal sealed record DiscountContextNode(Nodes.IdNode[]? Customers = null)
{
    [JsonPropertyName("__typename")]
    public string? Kind { get; init; }
}

internal sealed record DiscountGetsNode(DiscountValueNode Value);

/// <param name="Percentage">From 0 to 1; null for an amount.</param>
internal sealed record DiscountValueNode(
    decimal? Percentage = null, Nodes.Money? Amount = null, bool AppliesOnEachItem = false);

/// <param name="GreaterThanOrEqualToSubtotal">Null: a number of items is asked for instead.</param>
internal sealed record DiscountMinimumNode(Nodes.Money? GreaterThanOrEqualToSubtotal = null);

internal sealed record ShopCurrencyAnswer(ShopCurrencyNode Shop);

internal sealed record ShopCurrencyNode(string CurrencyCode);

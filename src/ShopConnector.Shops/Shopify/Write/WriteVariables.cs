using NodaTime;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>Variables of the documents that write.</summary>
internal sealed record TagVariables(string Id, string[] Tags);

internal sealed record MetafieldSetVariables(MetafieldValue[] Metafields);

internal sealed record MetafieldValue(string OwnerId, string Namespace, string Key, string Type, string Value);

internal sealed record MetafieldDeleteVariables(MetafieldName[] Metafields);

internal sealed record MetafieldName(string OwnerId, string Namespace, string Key);

internal sealed record DiscountVariables(DiscountInput Input, string? Id = null);

internal sealed record DiscountInput
{
    public string? Title { get; init; }

    public string? Code { get; init; }

    public Instant? StartsAt { get; init; }

    public Instant? EndsAt { get; init; }

    public int? UsageLimit { get; init; }

    public bool? AppliesOncePerCustomer { get; init; }

    public DiscountContextInput? Context { get; init; }

    public DiscountGetsInput? CustomerGets { get; init; }

    public DiscountCombinesInput? CombinesWith { get; init; }
}

internal sealed record DiscountContextInput(DiscountCustomersInput Customers);

internal sealed record DiscountCustomersInput(string[] Add);

internal sealed record DiscountGetsInput(DiscountValueInput Value, DiscountItemsInput Items);

/// <param name="Percentage">From 0 to 1.</param>
internal sealed record DiscountValueInput(decimal Percentage);

internal sealed record DiscountItemsInput(bool All);

internal sealed record DiscountCombinesInput(bool OrderDiscounts, bool ProductDiscounts, bool ShippingDiscounts);

internal sealed record CodeVariables(string? Code = null, string? Id = null);

/// <summary>A discount found by its code. Of another kind than ours, it has neither title nor context.</summary>
internal sealed record DiscountNode(string Id, DiscountFacts? CodeDiscount = null);

internal sealed record DiscountFacts(
    string? Title = null, string? Status = null, Instant? EndsAt = null, DiscountContextNode? Context = null);

internal sealed record DiscountContextNode(Nodes.IdNode[]? Customers = null);

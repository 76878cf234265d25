using NodaTime;

namespace ShopConnector.Shops.Shopify.Write.Codes;

/// <summary>Variables of the documents that write discounts.</summary>
internal sealed record DiscountVariables(DiscountInput Input, string? Id = null);

/// <summary>
/// Shopify's inputs of both kinds of code in one: what is left out is not sent. <see cref="CustomerGets"/> is for
/// discounts on goods; <see cref="Destination"/> and <see cref="AppliesOnOneTimePurchase"/> are for free shipping.
/// </summary>
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

    public DiscountMinimumInput? MinimumRequirement { get; init; }

    public DiscountDestinationInput? Destination { get; init; }

    public bool? AppliesOnOneTimePurchase { get; init; }

    public DiscountCombinesInput? CombinesWith { get; init; }
}

/// <summary>Exactly one of the two.</summary>
/// <param name="All">ALL: whoever has the code.</param>
internal sealed record DiscountContextInput(DiscountCustomersInput? Customers = null, string? All = null);

internal sealed record DiscountCustomersInput(string[] Add);

internal sealed record DiscountGetsInput(DiscountValueInput Value, DiscountItemsInput Items);

/// <summary>Exactly one of the two.</summary>
/// <param name="Percentage">From 0 to 1.</param>
internal sealed record DiscountValueInput(decimal? Percentage = null, DiscountAmountInput? DiscountAmount = null);

/// <param name="Amount">In the shop's currency; Shopify's Decimal is text.</param>
internal sealed record DiscountAmountInput(string Amount, bool AppliesOnEachItem);

internal sealed record DiscountItemsInput(bool All);

internal sealed record DiscountMinimumInput(DiscountSubtotalInput Subtotal);

internal sealed record DiscountSubtotalInput(string GreaterThanOrEqualToSubtotal);

internal sealed record DiscountDestinationInput(bool All);

internal sealed record DiscountCombinesInput(bool OrderDiscounts, bool ProductDiscounts, bool ShippingDiscounts);

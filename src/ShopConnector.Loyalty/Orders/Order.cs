using System.Collections.Immutable;
using NodaTime;

namespace ShopConnector.Loyalty.Orders;

/// <summary>An order number is unique within its shop only.</summary>
public readonly record struct OrderKey(string Shop, string Id)
{
    public override string ToString() => $"{Shop}:{Id}";
}

/// <summary>
/// One order in its own currency; amounts are exact decimals and stay gross when something is refunded later.
/// </summary>
public sealed record Order
{
    public required OrderKey Key { get; init; }

    public required Instant PlacedAt { get; init; }

    /// <summary>Null while it is not paid.</summary>
    public Instant? PaidAt { get; init; }

    public Instant? CancelledAt { get; init; }

    public bool Test { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>What was charged, everything in.</summary>
    public required decimal Total { get; init; }

    /// <summary>Goods after all discounts, without tax, shipping and gift cards bought.</summary>
    public decimal Goods { get; init; }

    public decimal GoodsTax { get; init; }

    public decimal Shipping { get; init; }

    public decimal GiftCardsBought { get; init; }

    public string? Channel { get; init; }

    /// <summary>Number of the app that took it, as Shopify gives it; null where the platform has no apps.</summary>
    public string? App { get; init; }

    /// <summary>Null of an order that is not sent, such as one picked up.</summary>
    public ShippingAddress? ShipTo { get; init; }

    public ImmutableArray<OrderLine> Lines { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<Refund> Refunds { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Codes the buyer entered, as the shop spells them. By these a redeemed offer is recognised.</summary>
    public ImmutableArray<string> DiscountCodes { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>As the platform names it, such as <c>mollie_ideal</c> or <c>paypal</c>.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>By what it is known to come from the household of another order; null: nothing is known.</summary>
    public OrderTraces? Traces { get; init; }

    /// <summary>Null: not rated, or the platform rates none.</summary>
    public OrderRisk? Risk { get; init; }

    /// <summary>Null: not known, or it will never be sent.</summary>
    public FulfilmentState? Fulfilment { get; init; }

    /// <summary>Tags it carries, the merchant's and ours alike; only ours where a platform has no tags.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Null: no order rule has touched it.</summary>
    public OrderMark? Mark { get; init; }
}

public sealed record OrderLine
{
    public string? Product { get; init; }

    public string? Vendor { get; init; }

    /// <summary>Product type on Shopify, first category on WooCommerce.</summary>
    public string? Type { get; init; }

    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; } = [];

    public decimal Quantity { get; init; }

    /// <summary>Goods with tax after discounts, in the order's currency; 0 of a gift card; null: not known.</summary>
    public decimal? Amount { get; init; }
}

/// <summary>Money given back; amounts are positive and in the currency of the order.</summary>
public sealed record Refund
{
    public required string Id { get; init; }

    public required Instant At { get; init; }

    public required decimal Total { get; init; }

    public decimal Goods { get; init; }

    public decimal GoodsTax { get; init; }
}

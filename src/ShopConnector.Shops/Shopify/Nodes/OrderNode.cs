using System.Text.Json.Serialization;
using NodaTime;

namespace ShopConnector.Shops.Shopify.Nodes;

/// <summary>An order as <c>OrderFacts.graphql</c> asks for it; amounts are shop money.</summary>
internal sealed record OrderNode
{
    public required string Id { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public required Instant ProcessedAt { get; init; }

    public Instant? CancelledAt { get; init; }

    public required bool Test { get; init; }

    public required string? DisplayFinancialStatus { get; init; }

    public required bool TaxesIncluded { get; init; }

    public string? SourceName { get; init; }

    public string[] DiscountCodes { get; init; } = [];

    public string? Email { get; init; }

    public string? CustomerLocale { get; init; }

    public IdNode? Customer { get; init; }

    public AppNode? App { get; init; }

    public AddressNode? BillingAddress { get; init; }

    public AddressNode? ShippingAddress { get; init; }

    public string? DisplayFulfillmentStatus { get; init; }

    public string[]? Tags { get; init; }

    public string[]? PaymentGatewayNames { get; init; }

    public RiskNode? Risk { get; init; }

    public required MoneyBag TotalPriceSet { get; init; }

    public required MoneyBag? SubtotalPriceSet { get; init; }

    public required MoneyBag TotalShippingPriceSet { get; init; }

    public required MoneyBag TotalRefundedSet { get; init; }

    public TransactionNode[] Transactions { get; init; } = [];

    /// <summary>Absent in a bulk result, where the lines follow on their own.</summary>
    public Connection<LineNode>? LineItems { get; init; }
}

internal sealed record MoneyBag(Money ShopMoney)
{
    public decimal Amount => ShopMoney.Amount;
}

internal sealed record Money(decimal Amount, string? CurrencyCode = null);

internal sealed record IdNode(string Id);

internal sealed record AppNode(string Name, string? Id = null);

internal sealed record TransactionNode(
    string Kind, string Status, Instant? ProcessedAt = null, CardNode? PaymentDetails = null);

/// <summary>Empty for any other means of payment.</summary>
internal sealed record CardNode(
    string? Bin = null, string? Number = null, int? ExpirationMonth = null, int? ExpirationYear = null);

internal sealed record LineNode
{
    public string? Id { get; init; }

    /// <summary>In a bulk result: the order this line belongs to.</summary>
    [JsonPropertyName("__parentId")]
    public string? ParentId { get; init; }

    public required decimal Quantity { get; init; }

    public string? Vendor { get; init; }

    public required bool IsGiftCard { get; init; }

    public required MoneyBag DiscountedTotalSet { get; init; }

    public required TaxLineNode[] TaxLines { get; init; }

    public ProductNode? Product { get; init; }
}

internal sealed record TaxLineNode(MoneyBag PriceSet);

internal sealed record ProductNode(string Id, string? Vendor = null, string? ProductType = null, string[]? Tags = null);

internal sealed record RefundNode
{
    public required string Id { get; init; }

    public Instant? CreatedAt { get; init; }

    public required Instant ProcessedAt { get; init; }

    public required MoneyBag TotalRefundedSet { get; init; }

    public required Connection<RefundLineNode> RefundLineItems { get; init; }

    public required ItemList<RefundShippingNode> RefundShippingLines { get; init; }
}

internal sealed record RefundLineNode(RefundedLineNode LineItem, MoneyBag SubtotalSet, MoneyBag TotalTaxSet);

internal sealed record RefundedLineNode(bool IsGiftCard);

internal sealed record RefundShippingNode(MoneyBag SubtotalAmountSet, MoneyBag TaxAmountSet);

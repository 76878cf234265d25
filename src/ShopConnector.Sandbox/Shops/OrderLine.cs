namespace ShopConnector.Sandbox.Shops;

/// <summary>One line; all amounts are for the whole line unless named a unit's, exact, and with tax.</summary>
internal sealed class OrderLine
{
    public required long Id { get; init; }

    /// <summary>Null once the product was deleted from the shop.</summary>
    public Product? Product { get; set; }

    public required string Title { get; init; }

    public required int Quantity { get; set; }

    public required decimal UnitPrice { get; set; }

    /// <summary>This line's share of the order's discounts.</summary>
    public decimal Discount { get; set; }

    public bool IsGiftCard => Product?.IsGiftCard ?? false;

    public decimal TaxRate => IsGiftCard ? 0m : Tax.StandardRate;

    public decimal BeforeDiscount => UnitPrice * Quantity;

    public decimal Total => BeforeDiscount - Discount;

    public decimal TotalTax => Tax.Within(Total, TaxRate);
}

using NodaTime;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.WooCommerce.Coupons;

/// <summary>One coupon as WooCommerce keeps it. Change it under the shop's gate.</summary>
internal sealed class Coupon
{
    public long Id { get; set; }

    /// <summary>Lower case.</summary>
    public string Code { get; set; } = "";

    /// <summary>percent, fixed_cart or fixed_product.</summary>
    public string DiscountType { get; set; } = "fixed_cart";

    public decimal Amount { get; set; }

    public string Description { get; set; } = "";

    public Instant? ExpiresAt { get; set; }

    public int? UsageLimit { get; set; }

    public int? UsageLimitPerUser { get; set; }

    public bool IndividualUse { get; set; }

    public bool FreeShipping { get; set; }

    public decimal MinimumAmount { get; set; }

    /// <summary>Lower case; empty: everybody.</summary>
    public IReadOnlyList<string> EmailRestrictions { get; set; } = [];

    /// <summary>An invalid address stood before a kept one: PHP then shows the list as an object.</summary>
    public bool EmailsHaveGaps { get; set; }

    /// <summary>Account ids and e-mails, one entry per use.</summary>
    public List<string> UsedBy { get; } = [];

    public bool Trashed { get; set; }

    public List<MetaEntry> Metadata { get; } = [];

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; set; }
}

using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Discounts;

internal enum DiscountKind { CodeBasic, CodeFreeShipping, AutomaticFreeShipping }

/// <summary>One discount of the shop, as the merchant's admin would show it.</summary>
internal sealed record Discount
{
    public required long Id { get; init; }

    public required DiscountKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>Null for an automatic discount.</summary>
    public string? Code { get; init; }

    public required Instant StartsAt { get; init; }

    public Instant? EndsAt { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public DiscountAudience Audience { get; init; } = DiscountAudience.Everybody;

    /// <summary>From 0 to 1; exclusive with <see cref="Amount"/>.</summary>
    public decimal? Percentage { get; init; }

    public decimal? Amount { get; init; }

    public bool AppliesOnEachItem { get; init; }

    public decimal? MinimumSubtotal { get; init; }

    public long? MinimumQuantity { get; init; }

    public long? UsageLimit { get; init; }

    public bool OncePerCustomer { get; init; }

    public bool OnOneTimePurchase { get; init; } = true;

    public bool OnSubscription { get; init; }

    public long? RecurringCycleLimit { get; init; }

    public bool WithProductDiscounts { get; init; }

    public bool WithOrderDiscounts { get; init; }

    public bool WithShippingDiscounts { get; init; }

    /// <summary>Null: every country.</summary>
    public ImmutableArray<string>? Countries { get; init; }

    public bool RestOfWorld { get; init; }

    /// <summary>Dearer rates are not made free.</summary>
    public decimal? MaximumShipping { get; init; }

    /// <summary>Kept apart from the record's changes: an update never loses who used it.</summary>
    public List<DiscountUse> Uses { get; init; } = [];

    public bool IsAutomatic => Kind == DiscountKind.AutomaticFreeShipping;

    public bool IsShipping => Kind != DiscountKind.CodeBasic;

    public string NodeType => IsAutomatic ? "DiscountAutomaticNode" : "DiscountCodeNode";

    public string TypeName => $"Discount{Kind}";

    public string Status(Instant now) => now < StartsAt ? "SCHEDULED" : now >= EndsAt ? "EXPIRED" : "ACTIVE";
}

/// <summary>For whom a discount is: everybody, these customers, or the members of these segments.</summary>
internal sealed record DiscountAudience(ImmutableArray<long> Customers, ImmutableArray<long> Segments)
{
    public static DiscountAudience Everybody { get; } = new([], []);

    public bool IsEverybody => Customers.IsEmpty && Segments.IsEmpty;
}

/// <param name="Email">Folded; how a guest's second use is known.</param>
internal sealed record DiscountUse(long Order, long? Customer, string? Email)
{
    public static DiscountUse By(ShopOrder order) => new(order.Id, order.CustomerId, Fold(order.Email));

    public static string? Fold(string? email) => email?.Trim().ToUpperInvariant();
}

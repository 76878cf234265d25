using System.Collections.Immutable;
using NodaTime;

namespace ShopConnector.Sandbox.Shopify;

/// <summary>What a simulated Shopify shop allows; the defaults are those of the Standard plans.</summary>
public sealed record ShopifyOptions
{
    /// <summary>The plan of large shops; the default is Standard.</summary>
    public static ShopifyOptions Plus { get; } = new() { BucketSize = 20_000, RestoreRate = 1_000 };

    /// <summary>Points the bucket holds when full.</summary>
    public int BucketSize { get; init; } = 2_000;

    /// <summary>Points restored per second: Standard 100, Advanced 200, Plus 1,000, Enterprise 2,000.</summary>
    public int RestoreRate { get; init; } = 100;

    /// <summary>Scopes granted to the app that connects.</summary>
    public ImmutableArray<string> Scopes { get; init; } =
    [
        "read_all_orders", "read_customers", "read_discounts", "read_orders", "read_products", "write_customers",
        "write_discounts",
    ];

    /// <summary>Buyers see and pay all prices in another currency; null: in the shop's own.</summary>
    public ShownCurrency? Shown { get; init; }

    /// <summary>How long a bulk operation takes before its first object, by the shop's clock.</summary>
    public Duration BulkTakes { get; init; } = Duration.FromSeconds(1);

    /// <summary>
    /// How many objects one operation then reads in a second; null: all at once. Recorded ones read some 1,500.
    /// </summary>
    public int? BulkObjectsPerSecond { get; init; }
}

/// <param name="Code">ISO 4217.</param>
/// <param name="Rate">What one unit of the shop's currency comes to.</param>
public sealed record ShownCurrency(string Code, decimal Rate);

using System.Collections.Immutable;
using NodaTime;

namespace ShopConnector.Loyalty.Customers;

/// <summary>What one shop knows of a buyer. Source: the shop's own record, or for a guest the newest order.</summary>
public sealed record Customer
{
    public required CustomerKey Key { get; init; }

    public string? Email { get; init; }

    /// <summary>When the account was registered; null for a guest.</summary>
    public Instant? CreatedAt { get; init; }

    /// <summary>
    /// Tags the shop holds, the merchant's and ours alike; always empty where a platform has no tags.
    /// </summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>ISO 3166 alpha-2.</summary>
    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    /// <summary>BCP 47 as the shop gives it, such as <c>nl</c>.</summary>
    public string? Language { get; init; }

    public LocalDate? Birthday { get; init; }

    /// <summary>SUBSCRIBED, NOT_SUBSCRIBED, PENDING, UNSUBSCRIBED, INVALID or REDACTED.</summary>
    public string? EmailSubscription { get; init; }

    public string? SmsSubscription { get; init; }

    /// <summary>ENABLED, DISABLED, INVITED or DECLINED.</summary>
    public string? AccountStatus { get; init; }

    /// <summary>The buyer has proven to receive mail there; null: the shop does not say.</summary>
    public bool? HasVerifiedEmail { get; init; }
}

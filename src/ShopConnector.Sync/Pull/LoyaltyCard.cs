using System.Collections.Immutable;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Sync.Pull;

/// <summary>
/// What a shop shows of a customer's loyalty, read or to be written. Null: the shop holds no such value.
/// </summary>
public sealed record LoyaltyCard
{
    public static LoyaltyCard Empty { get; } = new();

    /// <summary>All tags held, the merchant's included, on a platform that has tags; else only ours.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; } = [];

    public long? Points { get; init; }

    public long? PointsPending { get; init; }

    public string? Tier { get; init; }

    public string? OfferCode { get; init; }

    /// <summary>ISO date, the last day on which the code works.</summary>
    public string? OfferUntil { get; init; }

    /// <summary>The customer's code for friends.</summary>
    public string? ReferralCode { get; init; }

    /// <summary>
    /// By which the shop knows the version of each field, where it does. They are no part of what the card says: a new
    /// version of the same value is no change.
    /// </summary>
    public ImmutableDictionary<CardField, string>? Digests { get; init; }

    /// <summary>Such as <c>120.50 EUR Goud</c>; on WooCommerce, where the companion plugin shows it.</summary>
    public string? NextTier { get; init; }

    /// <summary>False: the platform keeps our tags in a field of our own and that field does not exist yet.</summary>
    public bool HasTagField { get; init; } = true;

    public bool Equals(LoyaltyCard? other) =>
        other is not null && Points == other.Points && PointsPending == other.PointsPending
        && string.Equals(Tier, other.Tier, StringComparison.Ordinal)
        && string.Equals(OfferCode, other.OfferCode, StringComparison.Ordinal)
        && string.Equals(OfferUntil, other.OfferUntil, StringComparison.Ordinal)
        && string.Equals(ReferralCode, other.ReferralCode, StringComparison.Ordinal)
        && string.Equals(NextTier, other.NextTier, StringComparison.Ordinal)
        && HasTagField == other.HasTagField
        && Tags.AsSpan().SequenceEqual(other.Tags.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Points, PointsPending, Tier, OfferCode, Tags.Length);
}

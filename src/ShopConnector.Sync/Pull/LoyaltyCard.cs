using System.Collections.Immutable;

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

    /// <summary>False: the platform keeps our tags in a field of our own and that field does not exist yet.</summary>
    public bool HasTagField { get; init; } = true;

    public bool Equals(LoyaltyCard? other) =>
        other is not null && Points == other.Points && PointsPending == other.PointsPending
        && string.Equals(Tier, other.Tier, StringComparison.Ordinal)
        && string.Equals(OfferCode, other.OfferCode, StringComparison.Ordinal)
        && string.Equals(OfferUntil, other.OfferUntil, StringComparison.Ordinal)
        && string.Equals(ReferralCode, other.ReferralCode, StringComparison.Ordinal)
        && HasTagField == other.HasTagField
        && Tags.AsSpan().SequenceEqual(other.Tags.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Points, PointsPending, Tier, OfferCode, Tags.Length);
}

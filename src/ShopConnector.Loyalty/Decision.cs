using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty;

/// <summary>What should be true for one member at one instant, and until when.</summary>
public sealed record Decision
{
    public required string MemberId { get; init; }

    /// <summary>In the order of the programme's segments, then of its tag families; the tier's at last.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    public string? Tier { get; init; }

    /// <summary>Null at the highest tier, and without tiers.</summary>
    public NextTier? NextTier { get; init; }

    public required Metrics Metrics { get; init; }

    public required PointsPosition Points { get; init; }

    /// <summary>
    /// The whole ledger of the member: what was stored and what is new, by instant, then key (ordinal).
    /// </summary>
    public required ImmutableArray<Posting> Postings { get; init; }

    /// <summary>
    /// Every redemption, with the order it was used on as far as known; new ones are of the programme itself.
    /// </summary>
    public ImmutableArray<Redemption> Redemptions { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Every entitlement of the member, with its state as of now; new ones have no code yet.</summary>
    public ImmutableArray<Entitlement> Entitlements { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Offers that would open now if a shop could keep a code to any customer of the member.</summary>
    public ImmutableArray<string> Unplaced { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Orders that order rules have decided about, now or earlier.</summary>
    public ImmutableArray<OrderVerdict> Orders { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>
    /// The earliest later instant at which any of tags, tier, points or offers would differ if nothing new happened
    /// and this decision were stored; null when never.
    /// </summary>
    public Instant? NextChange { get; init; }
}

/// <summary>Counted as the contract says; amounts exact, in the programme's currency.</summary>
public sealed record Metrics(
    int NumberOfOrders, decimal AmountSpent, LocalDate? FirstOrderDate, LocalDate? LastOrderDate);

/// <param name="Balance">Available to spend; below zero after a refund of points already spent.</param>
public sealed record PointsPosition(long Balance, long Pending, PointsExpiry? NextExpiry)
{
    public static PointsPosition None { get; } = new(0, 0, NextExpiry: null);
}

public sealed record PointsExpiry(Instant At, long Points);

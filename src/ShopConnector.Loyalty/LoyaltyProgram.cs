using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Shipping;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty;

/// <summary>
/// The merchant's rules as one record; the <c>Loyalty</c> section of the configuration, typed but not yet compiled.
/// </summary>
public sealed record LoyaltyProgram
{
    /// <summary>Birthdays, days and windows are those of this zone.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>ISO 4217; amounts in segments and points are in this currency.</summary>
    public required string Currency { get; init; }

    /// <summary>In which people are told why; no decision hangs on it.</summary>
    public Language Language { get; init; } = Language.En;

    /// <summary>Units of the programme's currency for one unit of the key's currency.</summary>
    public ImmutableDictionary<string, decimal> ExchangeRates { get; init; } =
        ImmutableDictionary.Create<string, decimal>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Decided in this order; a later query may look at an earlier tag.</summary>
    public ImmutableArray<Segment> Segments { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Null: the programme gives no points.</summary>
    public PointsRules? Points { get; init; }

    public ImmutableArray<Tier> Tiers { get => field.IsDefault ? [] : field; init; } = [];

    public TierWindow TierWindow { get; init; } = TierWindow.Rolling12Months;

    /// <summary>A tier reached is kept this many months after it is no longer earned.</summary>
    public int TierHoldMonths { get; init; }

    /// <summary>Redeemed automatically in this order.</summary>
    public ImmutableArray<Reward> Rewards { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Decided in this order: of two that would open, the earlier one takes the last place.</summary>
    public ImmutableArray<Offer> Offers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Null: a member may have any number of offers.</summary>
    public OfferPressure? Pressure { get; init; }

    public UnknownConsent UnknownConsent { get; init; } = UnknownConsent.Allow;

    public ImmutableArray<TagFamily> TagFamilies { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Beside the tiers that ship free; no decision hangs on it, the shop gives it by the tag.</summary>
    public ImmutableArray<FreeShippingRule> FreeShipping { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<OrderRule> OrderRules { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>
/// One thing wrong in a programme. <paramref name="Path"/> is relative to the section, such as <c>Segments:2:Query</c>.
/// </summary>
/// <param name="Other">The other setting that wants the same, where there is one; the message names its place.</param>
public sealed record ProgramProblem(string Path, string Message, string? Other = null);

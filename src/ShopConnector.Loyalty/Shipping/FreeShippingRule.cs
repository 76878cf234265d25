using System.Collections.Immutable;
using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Loyalty.Shipping;

/// <summary>Who carries this tag ships free. Amounts are in the programme's currency.</summary>
/// <param name="Tag">Of a segment, a tier, or the merchant's own.</param>
public sealed record FreeShippingRule(string Tag)
{
    /// <summary>Two-letter codes; empty: everywhere.</summary>
    public ImmutableArray<string> Countries { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Dearer shipping is not free; null: whatever it costs.</summary>
    public decimal? MaximumRate { get; init; }

    /// <summary>Least amount of goods; 0: none.</summary>
    public decimal MinimumSpend { get; init; }

    /// <summary>Whether discounts on goods work beside it.</summary>
    public bool Combines { get; init; } = true;

    /// <summary>What buyers read at the checkout; null: made of the tag.</summary>
    public string? Title { get; init; }

    /// <summary>The programme's own rules, and one for each tier that ships free and is not named by them.</summary>
    public static ImmutableArray<FreeShippingRule> Of(LoyaltyProgram program) =>
    [
        .. program.FreeShipping,
        .. program.Tiers.Where(tier => tier is { FreeShipping: true, Tag: not null })
            .Where(tier => !program.FreeShipping.Any(rule => Tags.Tag.Comparer.Equals(rule.Tag, tier.Tag)))
            .Select(tier => new FreeShippingRule(tier.Tag!)),
    ];

    public bool Equals(FreeShippingRule? other) =>
        other is not null && Tag == other.Tag && MaximumRate == other.MaximumRate
        && MinimumSpend == other.MinimumSpend && Combines == other.Combines && Title == other.Title
        && Countries.AsSpan().SequenceEqual(other.Countries.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Tag, MaximumRate, MinimumSpend, Combines, Title);
}

namespace ShopConnector.Loyalty.Tiers;

/// <summary>A level earned in the qualification window.</summary>
/// <param name="From">Least qualifying amount, in the programme's currency.</param>
/// <param name="Multiplier">Points earned at this tier are multiplied by it.</param>
public sealed record Tier(string Name, decimal From, decimal Multiplier = 1m)
{
    /// <summary>What members at this tier carry in the shop; null: no tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Members at this tier pay no shipping: whoever ships or sets the discounts goes by the tag.</summary>
    public bool FreeShipping { get; init; }
}

public enum TierWindow { Rolling12Months, CalendarYear, Lifetime }

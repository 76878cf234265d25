namespace ShopConnector.Loyalty.Tiers;

/// <summary>A level earned in the qualification window.</summary>
/// <param name="From">Least qualifying amount, in the programme's currency.</param>
/// <param name="Multiplier">Points earned at this tier are multiplied by it.</param>
public sealed record Tier(string Name, decimal From, decimal Multiplier = 1m);

public enum TierWindow { Rolling12Months, CalendarYear, Lifetime }

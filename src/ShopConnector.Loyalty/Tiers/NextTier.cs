using NodaTime;

namespace ShopConnector.Loyalty.Tiers;

/// <summary>The lowest tier above the one shown, and how far it is.</summary>
/// <param name="Missing">Qualifying amount still to be bought, in the programme's currency; above 0.</param>
/// <param name="Until">When less qualifies, if nothing new happens; null: never.</param>
public sealed record NextTier(string Name, decimal Missing, Instant? Until);

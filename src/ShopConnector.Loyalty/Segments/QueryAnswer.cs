using System.Collections.Immutable;

namespace ShopConnector.Loyalty.Segments;

/// <summary>Whether one member is in a segment, with what people want to know of its members.</summary>
/// <param name="Points">Spendable.</param>
/// <param name="Tags">The programme's own, as decided now.</param>
public sealed record QueryAnswer(
    bool Holds, Metrics Metrics, long Points, string? Tier, ImmutableArray<string> Tags);

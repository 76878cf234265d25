using System.Collections.Immutable;
using ShopConnector.Loyalty.Explaining;

namespace ShopConnector.Loyalty;

/// <summary>Why something holds or not, for people.</summary>
/// <param name="About">Such as <c>tag VIP</c>, <c>tier Zilver</c>, <c>points</c>, <c>offer Kom terug</c>.</param>
public sealed record Reason(string About, bool Holds, string Because)
{
    /// <summary>What of the programme decided it; none of what no rule by itself decides, such as points.</summary>
    public ImmutableArray<NamedRule> Rules { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The orders behind it.</summary>
    public ImmutableArray<Evidence> Evidence { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What becomes of it if nothing new happens, the earliest first.</summary>
    public ImmutableArray<ComingChange> Next { get => field.IsDefault ? [] : field; init; } = [];
}

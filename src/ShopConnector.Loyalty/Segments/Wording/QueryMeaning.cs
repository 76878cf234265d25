using System.Collections.Immutable;

namespace ShopConnector.Loyalty.Segments.Wording;

/// <summary>A query in plain words, and what can change its answer.</summary>
public sealed record QueryMeaning
{
    /// <summary>In the query's order; how they hang together is said by its canonical text.</summary>
    public required ImmutableArray<ClauseMeaning> Clauses { get; init; }

    /// <summary>The passing of days alone can change the answer.</summary>
    public required bool DependsOnTime { get; init; }

    public required bool DependsOnPoints { get; init; }

    public required bool DependsOnTier { get; init; }

    /// <summary>Attributes asked for of which no shop tells anything today: only a history file can.</summary>
    public required ImmutableArray<string> NeverTold { get; init; }
}

/// <param name="Clause">As the canonical text has it.</param>
/// <param name="Means">Such as <c>the amount spent is at least 1000</c>.</param>
public sealed record ClauseMeaning(string Clause, string Means);

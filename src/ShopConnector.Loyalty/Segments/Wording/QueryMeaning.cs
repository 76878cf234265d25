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

    /// <summary>Attributes that are part of the language but hold no value in any shop as it is read today.</summary>
    public required ImmutableArray<string> NeverKnown { get; init; }
}

/// <param name="Clause">As the canonical text has it.</param>
/// <param name="Means">Such as <c>the amount spent is at least 1000</c>.</param>
public sealed record ClauseMeaning(string Clause, string Means);

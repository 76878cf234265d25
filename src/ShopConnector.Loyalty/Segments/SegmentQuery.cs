using NodaTime;

namespace ShopConnector.Loyalty.Segments;

/// <summary>A query in Shopify's segment language, read once and asked of many members. Safe to share between threads.</summary>
public sealed class SegmentQuery
{
    private SegmentQuery()
    {
    }

    /// <summary>Tags that the query asks for by <c>customer_tags</c>, each with its place.</summary>
    public IEnumerable<(string Tag, int Line, int Column)> TagsNamed => throw new NotSupportedException();

    /// <exception cref="SegmentQueryException">The first thing that cannot be read, with its place.</exception>
    public static SegmentQuery Parse(string text) => throw new NotSupportedException();

    public bool Holds(MemberFacts facts) => throw new NotSupportedException();

    /// <summary>The answer at the start of a later day if nothing new happens.</summary>
    public bool HoldsOn(LocalDate day, MemberFacts facts) => throw new NotSupportedException();

    /// <summary>
    /// The first day after today on which the answer differs if nothing new happens and points, tier and decided tags
    /// stay as they are; null when never. A change of those is a change of the decision by itself.
    /// </summary>
    public LocalDate? FirstChange(MemberFacts facts) => throw new NotSupportedException();

    /// <summary>Ascending days after today among which <see cref="FirstChange"/> always is.</summary>
    public IEnumerable<LocalDate> ChangeDays(MemberFacts facts) => throw new NotSupportedException();

    /// <summary>One finding for each clause, in the query's order.</summary>
    public IReadOnlyList<ClauseFinding> Explain(MemberFacts facts) => throw new NotSupportedException();

    /// <summary>The canonical text; reading it gives the same query.</summary>
    public override string ToString() => throw new NotSupportedException();
}

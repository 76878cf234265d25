using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Matching;
using ShopConnector.Loyalty.Segments.Wording;

namespace ShopConnector.Loyalty.Segments;

/// <summary>
/// A query in Shopify's segment language, read once and asked of many members. Safe to share between threads.
/// </summary>
public sealed class SegmentQuery
{
    private readonly Horizon _horizon;

    private SegmentQuery(Expression expression, ImmutableArray<(string Tag, int Line, int Column)> tags)
    {
        Expression = expression;
        TagsNamed = tags;
        _horizon = new Horizon(expression);
    }

    /// <summary>Tags that the query asks for by <c>customer_tags</c>, each with its place.</summary>
    public IEnumerable<(string Tag, int Line, int Column)> TagsNamed { get; }

    internal Expression Expression { get; }

    /// <exception cref="SegmentQueryException">The first thing that cannot be read, with its place.</exception>
    public static SegmentQuery Parse(string text)
    {
        var (expression, tags) = Parser.Parse(text, Vocabulary.Attributes);
        return new SegmentQuery(expression, tags);
    }

    public bool Holds(MemberFacts facts) => Matcher.Holds(Expression, facts, facts.TodayNumber);

    /// <summary>The answer at the start of a later day if nothing new happens.</summary>
    public bool HoldsOn(LocalDate day, MemberFacts facts) => Matcher.Holds(Expression, facts, DayNumber.Of(day));

    /// <summary>
    /// The first day after today on which the answer differs if nothing new happens and points, tier and decided tags
    /// stay as they are; null when never. A change of those is a change of the decision by itself.
    /// </summary>
    public LocalDate? FirstChange(MemberFacts facts) =>
        _horizon.FirstChange(facts) is { } day ? DayNumber.ToDate(day) : null;

    /// <summary>
    /// Ascending days after today among which <see cref="FirstChange"/> always is; few, and none when nothing moves. Of
    /// a birthday those of nine years: later ones only repeat what one of these did.
    /// </summary>
    public IEnumerable<LocalDate> ChangeDays(MemberFacts facts) =>
        _horizon.ChangeDays(facts).Select(DayNumber.ToDate);

    /// <summary>One finding for each clause, in the query's order.</summary>
    public IReadOnlyList<ClauseFinding> Explain(MemberFacts facts) => Explain(facts, Explaining.Wording.Contract);

    internal IReadOnlyList<ClauseFinding> Explain(MemberFacts facts, Explaining.Wording words) =>
        new Explainer(words.Clauses, facts).Explain(Expression);

    /// <summary>All findings in one sentence.</summary>
    internal string Because(MemberFacts facts, Explaining.Wording words) =>
        string.Join("; ", Explain(facts, words).Select(found => found.Because));

    /// <summary>For people who wrote the query, or found it.</summary>
    public QueryMeaning Describe(Explaining.Language language = Explaining.Language.En) =>
        MeaningOf.Query(Expression, _horizon.DependsOnTime, QueryWords.In(language));

    /// <summary>The canonical text; reading it gives the same query.</summary>
    public override string ToString() => Printer.Print(Expression);
}

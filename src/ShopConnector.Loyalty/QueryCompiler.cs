using System.Collections.Immutable;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Loyalty;

/// <summary>
/// Parses every query of a programme and finds those that look at a tag which is not decided before them.
/// </summary>
internal sealed class QueryCompiler(ImmutableArray<Segment> segments, List<ProgramProblem> problems)
{
    public ImmutableArray<CompiledSegment> CompileSegments()
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledSegment>(segments.Length);
        for (var i = 0; i < segments.Length; i++)
        {
            var path = $"Segments:{i}:Query";
            if (Parse(segments[i].Query, path) is not { } query)
                continue;

            CheckTagsNamed(query, position: i, path);
            compiled.Add(new CompiledSegment(segments[i], query));
        }

        return compiled.DrainToImmutable();
    }

    /// <summary>Offers come after all segments, so they may look at every tag.</summary>
    public ImmutableArray<CompiledOffer> CompileOffers(ImmutableArray<Offer> offers)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledOffer>(offers.Length);
        for (var i = 0; i < offers.Length; i++)
            if (Parse(offers[i].Query, $"Offers:{i}:Query") is { } query)
                compiled.Add(new CompiledOffer(offers[i], query));

        return compiled.DrainToImmutable();
    }

    public ImmutableArray<CompiledOrderRule> CompileOrderRules(ImmutableArray<OrderRule> rules)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledOrderRule>(rules.Length);
        for (var i = 0; i < rules.Length; i++)
        {
            const string Missing =
                "is missing; write a query over an order, such as \"amount >= 500 AND first_order = true\".";
            if (Parse(rules[i].Query, $"OrderRules:{i}:Query", Missing, OrderQuery.Parse) is { } query)
                compiled.Add(new CompiledOrderRule(rules[i], query));
        }

        return compiled.DrainToImmutable();
    }

    private SegmentQuery? Parse(string query, string path) => Parse(
        query, path, "is missing; write a segment query, such as \"amount_spent >= 1000\".", SegmentQuery.Parse);

    private TQuery? Parse<TQuery>(string query, string path, string missing, Func<string, TQuery> parse)
        where TQuery : class
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            problems.Add(new ProgramProblem(path, missing));
            return null;
        }

        try
        {
            return parse(query);
        }
        catch (SegmentQueryException unreadable)
        {
            problems.Add(new ProgramProblem(path, unreadable.Message));
            return null;
        }
    }

    private void CheckTagsNamed(SegmentQuery query, int position, string path)
    {
        foreach (var (tag, line, column) in query.TagsNamed)
        {
            var decided = IndexOf(tag);
            if (decided < position)
                continue;

            var place = FormattableString.Invariant($"Line {line} Column {column}");
            problems.Add(new ProgramProblem(path, decided == position
                ? $"{place}: the query names its own tag '{tag}', which is not decided yet; " +
                  "name only tags of earlier segments or of the merchant, such as customer_tags CONTAINS 'Groothandel'."
                : $"{place}: the query names the tag '{tag}', which is decided later, by Segments:{decided}; " +
                  $"move that segment before this one, such as to Segments:{position}."));
        }
    }

    /// <summary>The segment that decides a tag; -1 for a merchant's own.</summary>
    private int IndexOf(string tag)
    {
        for (var i = 0; i < segments.Length; i++)
            if (Tag.Comparer.Equals(segments[i].Tag, Tag.Normalise(tag)))
                return i;

        return -1;
    }
}

using System.Collections.Immutable;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Deciding;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Points.Multiplying;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Loyalty;

/// <summary>
/// Parses every query of a programme and finds those that look at a tag which is not decided before them.
/// </summary>
internal sealed class QueryCompiler(LoyaltyProgram program, List<ProgramProblem> problems)
{
    private readonly ImmutableArray<Segment> _segments = program.Segments;

    public ImmutableArray<CompiledSegment> CompileSegments()
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledSegment>(_segments.Length);
        for (var i = 0; i < _segments.Length; i++)
        {
            var path = $"Segments:{i}:Query";
            if (Parse(_segments[i].Query, path) is not { } query)
                continue;

            CheckTagsNamed(query, position: i, path);
            CheckTagsOfFamiliesNamed(query, path);
            CheckTagsOfOffersNamed(query, path);
            compiled.Add(new CompiledSegment(_segments[i], query));
        }

        return compiled.DrainToImmutable();
    }

    /// <summary>Offers come after all segments, so they may look at every tag.</summary>
    public ImmutableArray<CompiledOffer> CompileOffers(ImmutableArray<Offer> offers)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledOffer>(offers.Length);
        for (var i = 0; i < offers.Length; i++)
        {
            var path = $"Offers:{i}:Query";
            if (Parse(offers[i].Query, path) is not { } query)
                continue;

            CheckTagsOfOffersNamed(query, path);
            compiled.Add(new CompiledOffer(offers[i], query));
        }

        return compiled.DrainToImmutable();
    }

    public ImmutableArray<CompiledOrderRule> CompileOrderRules(ImmutableArray<OrderRule> rules)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledOrderRule>(rules.Length);
        for (var i = 0; i < rules.Length; i++)
        {
            if (Parse(rules[i].Query, $"OrderRules:{i}:Query", OrderQuery.Parse) is { } query)
                compiled.Add(new CompiledOrderRule(rules[i], query));
        }

        return compiled.DrainToImmutable();
    }

    public ImmutableArray<CompiledMultiplier> CompileMultipliers(ImmutableArray<Multiplier> multipliers)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledMultiplier>(multipliers.Length);
        for (var i = 0; i < multipliers.Length; i++)
        {
            var path = $"Points:Multipliers:{i}:Query";
            var query = multipliers[i].Query is { } text ? Parse(text, path) : null;
            if (query is not null && MultiplierQuery.ProblemOf(query) is { } problem)
                problems.Add(new ProgramProblem(path, problem));

            compiled.Add(new CompiledMultiplier(multipliers[i], query));
        }

        return compiled.DrainToImmutable();
    }

    private SegmentQuery? Parse(string query, string path) => Parse(query, path, SegmentQuery.Parse);

    private TQuery? Parse<TQuery>(string query, string path, Func<string, TQuery> parse)
        where TQuery : class
    {
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

    /// <summary>
    /// What an offer puts on a customer is not looked at: an offer that depends on itself would never settle.
    /// </summary>
    private void CheckTagsOfOffersNamed(SegmentQuery query, string path)
    {
        foreach (var (tag, line, column) in query.TagsNamed)
            if (OfferOf(tag) is { } offer)
                AddLater(path, tag, line, column, offer);
    }

    private void CheckTagsOfFamiliesNamed(SegmentQuery query, string path)
    {
        foreach (var (tag, line, column) in query.TagsNamed)
            for (var i = 0; i < program.TagFamilies.Length; i++)
                if (Tag.Normalise(tag).StartsWith(program.TagFamilies[i].Prefix, StringComparison.OrdinalIgnoreCase))
                    AddLater(path, tag, line, column, $"TagFamilies:{i}");
    }

    private void AddLater(string path, string tag, int line, int column, string decider) =>
        problems.Add(new ProgramProblem(path, FormattableString.Invariant(
            $"Line {line} Column {column}: the query names the tag '{tag}', which is decided later, by {decider}; ") +
            "name only tags of earlier segments or of the merchant, such as customer_tags CONTAINS 'Groothandel'."));

    private string? OfferOf(string tag)
    {
        for (var i = 0; i < program.Offers.Length; i++)
            if (program.Offers[i].Labels.Contains(Tag.Normalise(tag), Tag.Comparer))
                return $"Offers:{i}";

        for (var i = 0; i < program.Rewards.Length; i++)
            if (Tag.Comparer.Equals(program.Rewards[i].Gift, Tag.Normalise(tag)))
                return $"Rewards:{i}";

        return null;
    }

    /// <summary>The segment that decides a tag; -1 for a merchant's own.</summary>
    private int IndexOf(string tag)
    {
        for (var i = 0; i < _segments.Length; i++)
            if (Tag.Comparer.Equals(_segments[i].Tag, Tag.Normalise(tag)))
                return i;

        return -1;
    }
}

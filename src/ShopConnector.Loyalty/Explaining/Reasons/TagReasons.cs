namespace ShopConnector.Loyalty.Explaining.Reasons;

/// <summary>Why a segment's tag is there or not.</summary>
internal static class TagReasons
{
    public static Reason Of(CompiledSegment compiled, Telling telling)
    {
        var ((segment, query), member, words) = (compiled, telling.Member, telling.Words);
        var holds = member.Tags.Contains(segment.Tag);
        var reason = new Reason(words.Standing.Tag(segment.Tag), holds, query.Because(member.Facts, words));
        if (telling.SentenceAlone)
            return reason;

        var unlessBought = ClauseEvidence.DependsOnPurchases(query);
        var next = telling.When(
            then => then.Tags.Contains(segment.Tag) != holds,
            (day, _) => holds ? words.Coming.Lost(day, unlessBought) : words.Coming.Given(day, unlessBought));
        return reason with
        {
            Rules = [new NamedRule(RuleKind.Segment, segment.Name, query.ToString())],
            Evidence = ClauseEvidence.Of(query, member.Facts),
            Next = next is null ? [] : [next],
        };
    }
}

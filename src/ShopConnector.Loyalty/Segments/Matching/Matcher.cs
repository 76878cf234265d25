using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>
/// Whether a query holds for a member. <c>today</c> is passed apart from the facts, so that a later day can be asked
/// about while nothing new happens.
/// </summary>
internal static class Matcher
{
    public static bool Holds(Expression expression, MemberFacts facts, int today) => expression switch
    {
        NumberClause clause => clause.Test.Holds(FactReader.Number(clause.Subject, clause.Argument, facts, today)),
        DateClause clause => clause.Test.Holds(FactReader.Day(clause.Subject, facts), today),
        AllOf all => HoldAll(all, facts, today),
        AnyOf any => HoldsAny(any, facts, today),
        ListClause clause => FactReader.Contains(clause.Subject, clause.Value, facts) != clause.Negated,
        TextClause clause => clause.Test.Holds(FactReader.Text(clause.Subject, facts)),
        TruthClause clause => (FactReader.Truth(clause.Subject, facts) == clause.Value) != clause.Negated,
        BirthdayClause clause => Yearly.Falls(clause.Test, FactReader.Birthday(facts), today),
        MatchesClause clause => Purchases.Match(clause, facts, today),
        _ => throw new InvalidOperationException($"Nothing matches {expression}."),
    };

    private static bool HoldAll(AllOf all, MemberFacts facts, int today)
    {
        foreach (var part in all.Parts)
            if (!Holds(part, facts, today))
                return false;

        return true;
    }

    private static bool HoldsAny(AnyOf any, MemberFacts facts, int today)
    {
        foreach (var part in any.Parts)
            if (Holds(part, facts, today))
                return true;

        return false;
    }
}

using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Matching;

namespace ShopConnector.Loyalty.OrderRules;

/// <summary>Whether a query holds for an order. What the shop does not tell is neither equal nor between.</summary>
internal static class OrderMatcher
{
    public static bool Holds(Expression expression, OrderFacts facts) => expression switch
    {
        AllOf all => all.Parts.All(part => Holds(part, facts)),
        AnyOf any => any.Parts.Any(part => Holds(part, facts)),
        NumberClause clause => clause.Test.Holds(facts.Number(clause.Subject)),
        TextClause clause => Same(clause, facts.Text(clause.Subject)) != clause.Test.Negated,
        TruthClause clause => (facts.Truth(clause.Subject) == clause.Value) != clause.Negated,
        ListClause clause => facts.Contains(clause.Subject, clause.Value) != clause.Negated,
        PostcodeClause clause => Postcode.IsBetween(facts.Text(clause.Subject), clause.From, clause.To),
        _ => throw new InvalidOperationException($"Nothing matches {expression}."),
    };

    public static bool Same(TextClause clause, string? found) => clause.Subject.Kind == TermKind.Postcode
        ? Postcode.Same(found, clause.Test.Value)
        : OrderFacts.Same(found, clause.Test.Value);
}

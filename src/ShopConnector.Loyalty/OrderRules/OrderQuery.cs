using ShopConnector.Loyalty.Explaining.Words;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.OrderRules;

/// <summary>
/// A query over one order, in the language of segments with the order's own attributes. Read once and asked of many.
/// </summary>
public sealed class OrderQuery
{
    private readonly Expression _expression;

    private OrderQuery(Expression expression) => _expression = expression;

    /// <exception cref="SegmentQueryException">The first thing that cannot be read, with its place.</exception>
    public static OrderQuery Parse(string text) => new(Parser.Parse(text, OrderVocabulary.Attributes).Query);

    public override string ToString() => Printer.Print(_expression);

    internal bool Holds(OrderFacts facts) => OrderMatcher.Holds(_expression, facts);

    /// <summary>One finding for each clause, in the query's order.</summary>
    internal IReadOnlyList<string> Explain(OrderFacts facts, ClauseWording words) =>
        new OrderExplainer(words, facts).Explain(_expression);
}

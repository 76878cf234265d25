using ShopConnector.Loyalty.Explaining.Words;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Matching;

namespace ShopConnector.Loyalty.OrderRules;

/// <summary>Says for each clause what the order has, and how far that is from what was asked for.</summary>
internal sealed class OrderExplainer(ClauseWording words, OrderFacts facts)
{
    private readonly Distance _distance = new(words);

    public List<string> Explain(Expression query) => [.. query.Clauses().Select(Because)];

    private string Because(Clause clause) => clause switch
    {
        NumberClause number => _distance.Of(
            number.Subject, argument: null, facts.Number(number.Subject), number.Test),
        TextClause text => Text(text, facts.Text(text.Subject)),
        PostcodeClause range => Range(range, facts.Text(range.Subject)),
        TruthClause truth => words.Truth(truth.Subject, facts.Truth(truth.Subject)),
        ListClause list => words.Listed(
            list.Value, words.Noun(list.Subject), facts.Contains(list.Subject, list.Value)),
        _ => throw new InvalidOperationException($"Nothing explains {clause}."),
    };

    private string Text(TextClause clause, string? found)
    {
        var noun = words.Noun(clause.Subject);
        return found is null ? words.Missing(noun)
            : OrderMatcher.Same(clause, found) ? words.Text(noun, found)
            : words.OtherText(noun, found, clause.Test.Value);
    }

    private string Range(PostcodeClause clause, string? found) => found is null
        ? words.Missing(words.Noun(clause.Subject))
        : words.PostcodeRange(found, clause.From, clause.To, Postcode.IsBetween(found, clause.From, clause.To));
}

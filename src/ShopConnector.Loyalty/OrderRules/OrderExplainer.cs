using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Matching;

namespace ShopConnector.Loyalty.OrderRules;

/// <summary>Says for each clause what the order has, and how far that is from what was asked for.</summary>
internal static class OrderExplainer
{
    public static List<string> Explain(Expression expression, OrderFacts facts)
    {
        var findings = new List<string>();
        Explain(expression, facts, findings);
        return findings;
    }

    private static void Explain(Expression expression, OrderFacts facts, List<string> findings)
    {
        switch (expression)
        {
            case AnyOf any:
                foreach (var part in any.Parts)
                    Explain(part, facts, findings);
                break;
            case AllOf all:
                foreach (var part in all.Parts)
                    Explain(part, facts, findings);
                break;
            case Clause clause:
                findings.Add(Because(clause, facts));
                break;
        }
    }

    private static string Because(Clause clause, OrderFacts facts) => clause switch
    {
        NumberClause number => Distance.Of(number.Subject.Name, facts.Number(number.Subject), number.Test),
        TextClause text => Text(text, facts.Text(text.Subject)),
        PostcodeClause range => Range(range, facts.Text(range.Subject)),
        TruthClause truth => $"{truth.Subject.Name} is {(facts.Truth(truth.Subject) ? "true" : "false")}",
        ListClause list =>
            $"'{list.Value}' is {(facts.Contains(list.Subject, list.Value) ? "" : "not ")}in {list.Subject.Name}",
        _ => throw new InvalidOperationException($"Nothing explains {clause}."),
    };

    private static string Text(TextClause clause, string? found) => found switch
    {
        null => $"there is no {clause.Subject.Name}",
        _ when OrderMatcher.Same(clause, found) => $"{clause.Subject.Name} is '{found}'",
        _ => $"{clause.Subject.Name} is '{found}', not '{clause.Test.Value}'",
    };

    private static string Range(PostcodeClause clause, string? found)
    {
        if (found is null)
            return "there is no postcode";

        var within = Postcode.IsBetween(found, clause.From, clause.To);
        return $"postcode is '{found}', {(within ? "" : "not ")}between '{clause.From}' and '{clause.To}'";
    }
}

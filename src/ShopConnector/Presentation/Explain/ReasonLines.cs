using System.Globalization;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;

namespace ShopConnector.Presentation.Explain;

/// <summary>A reason as the lines of one cell: the sentence, the rule, the orders, what comes next.</summary>
internal sealed class ReasonLines(Reason reason, Wording words, Labels labels)
{
    /// <summary>More order numbers than this nobody looks up; the JSON has them.</summary>
    private const int OrdersShown = 5;

    public IEnumerable<string> All()
    {
        yield return SafeText.Of(reason.Because);

        foreach (var rule in reason.Rules)
            if (RuleLine(rule) is { } line)
                yield return line;

        // Clauses about the same orders are told together.
        foreach (var same in reason.Evidence.GroupBy(one => string.Join(' ', one.Orders)))
            yield return OrdersLine([.. same]);

        foreach (var change in reason.Next)
            yield return $"{labels.Next}: {SafeText.Cell(change.What, int.MaxValue)}";
    }

    // A rule without a query is called as what it is about is called already.
    private string? RuleLine(NamedRule rule) => rule.Query is { } query
        ? $"{labels.Rule}: {SafeText.Cell(rule.Name)}: {SafeText.Cell(query, int.MaxValue)}"
        : null;

    private string OrdersLine(IReadOnlyList<Evidence> same)
    {
        var evidence = same[0];
        var shown = string.Join(", ", evidence.Orders.Take(OrdersShown).Select(key => SafeText.Cell(key.ToString())));
        var more = evidence.Total - Math.Min(evidence.Orders.Length, OrdersShown);
        var rest = more > 0
            ? " " + string.Format(CultureInfo.InvariantCulture, labels.More, words.Number(more))
            : "";

        // With one clause the rule above says which; with several each line has to.
        var of = reason.Evidence.Length > same.Count
            ? $" ({string.Join(", ", same.Select(one => SafeText.Cell(one.Clause, int.MaxValue)))})"
            : "";
        return $"{labels.Orders}{of}: {shown}{rest}";
    }
}

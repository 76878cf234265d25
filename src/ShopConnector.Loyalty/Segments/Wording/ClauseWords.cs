using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Wording;

/// <summary>One clause as a sentence without its full stop.</summary>
internal static class ClauseWords
{
    public static string Of(Clause clause) => clause switch
    {
        NumberClause number => $"{Nouns.Of(number.Subject, number.Argument)} {TestWords.Of(number.Test)}",
        DateClause date => $"{Nouns.Of(date.Subject)} {TestWords.Of(date.Test)}",
        ListClause list => $"'{list.Value}' is {(list.Negated ? "not " : "")}among {Nouns.Of(list.Subject)}",
        TextClause text => $"{Nouns.Of(text.Subject)} {TestWords.Of(text.Test)}",
        TruthClause truth => truth.Negated == truth.Value ? "no complaint is open" : "a complaint is open",
        BirthdayClause birthday => Birthday(birthday.Test),
        MatchesClause matches => Matches(matches),
        _ => throw new InvalidOperationException($"No words for {clause}."),
    };

    private static string Birthday(DateTest test) => test.Operator == Operator.Between
        ? $"the birthday falls between {DateWords.Of(test.Value)} and {DateWords.Of(test.Upper)}, both included"
        : $"the birthday falls on {DateWords.Of(test.Value)}";

    private static string Matches(MatchesClause clause)
    {
        var orders = clause.Subject.Meaning == Meaning.OrdersPlaced;
        var filters = clause.Conditions.Where(condition => !condition.Parameter.IsSum).Select(Of).ToList();
        var sums = clause.Conditions.Where(condition => condition.Parameter.IsSum).Select(Of).ToList();
        var which = (orders, filters.Count) switch
        {
            (true, 0) => "of all orders",
            (true, _) => $"of the orders of which {string.Join(" and ", filters)}",
            (false, 0) => "of all lines of orders",
            (false, _) => $"of the lines of orders of which {string.Join(" and ", filters)}",
        };
        var wanted = sums.Count == 0 ? "there is at least one" : string.Join(" and ", sums);
        return clause.Negated ? $"it is not so that {which}, {wanted}" : $"{which}, {wanted}";
    }

    private static string Of(Condition condition) => $"{Nouns.Of(condition.Parameter)} " + condition switch
    {
        DateCondition date => TestWords.Of(date.Test),
        NumberCondition number => TestWords.Of(number.Test),
        TextCondition { Parameter.Meaning: Meaning.Tag } tag =>
            $"{(tag.Test.Negated ? "do not include" : "include")} '{tag.Test.Value}'",
        TextCondition text => TestWords.Of(text.Test),
        _ => throw new InvalidOperationException($"No words for {condition}."),
    };
}

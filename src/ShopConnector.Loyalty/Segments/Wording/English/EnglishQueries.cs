using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Wording.English;

internal sealed class EnglishQueries : QueryWords
{
    protected override string Noun(Term term, string? argument = null) => EnglishNouns.Of(term, argument);

    protected override string Test(NumberTest test) => EnglishTests.Of(test);

    protected override string Test(DateTest test) => EnglishTests.Of(test);

    protected override string Test(TextTest test) => EnglishTests.Of(test);

    protected override string Among(string value, string list, bool negated) =>
        $"'{value}' is {(negated ? "not " : "")}among {list}";

    protected override string Complaint(bool open) => open ? "a complaint is open" : "no complaint is open";

    protected override string Birthday(DateTest test) => test.Operator == Operator.Between
        ? $"the birthday falls between {EnglishTests.Day(test.Value)} and {EnglishTests.Day(test.Upper)}, both included"
        : $"the birthday falls on {EnglishTests.Day(test.Value)}";

    protected override string Include(string tag, bool negated) =>
        $"{(negated ? "do not include" : "include")} '{tag}'";

    protected override string Matches(
        bool orders, IReadOnlyList<string> filters, IReadOnlyList<string> sums, bool negated)
    {
        var which = (orders, filters.Count) switch
        {
            (true, 0) => "of all orders",
            (true, _) => $"of the orders of which {string.Join(" and ", filters)}",
            (false, 0) => "of all lines of orders",
            (false, _) => $"of the lines of orders of which {string.Join(" and ", filters)}",
        };
        var wanted = sums.Count == 0 ? "there is at least one" : string.Join(" and ", sums);
        return negated ? $"it is not so that {which}, {wanted}" : $"{which}, {wanted}";
    }
}

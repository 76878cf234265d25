using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Wording.Dutch;

internal sealed class DutchQueries : QueryWords
{
    protected override string Noun(Term term, string? argument = null) => DutchNouns.Of(term, argument);

    protected override string Test(NumberTest test) => DutchTests.Of(test);

    protected override string Test(DateTest test) => DutchTests.Of(test);

    protected override string Test(TextTest test) => DutchTests.Of(test);

    protected override string Among(string value, string list, bool negated) =>
        $"'{value}' staat {(negated ? "niet " : "")}bij {list}";

    protected override string Complaint(bool open) => open ? "er staat een klacht open" : "er staat geen klacht open";

    protected override string Birthday(DateTest test) => test.Operator == Operator.Between
        ? $"de verjaardag valt tussen {DutchTests.Day(test.Value)} en {DutchTests.Day(test.Upper)}, beide meegerekend"
        : $"de verjaardag valt op {DutchTests.Day(test.Value)}";

    protected override string Include(string tag, bool negated) => $"bevatten '{tag}'{(negated ? " niet" : "")}";

    // Both parts are sentences of their own: within a clause the verb would have to move to its end.
    protected override string Matches(
        bool orders, IReadOnlyList<string> filters, IReadOnlyList<string> sums, bool negated)
    {
        var which = orders ? "bestellingen" : "regels van bestellingen";
        var counted = filters.Count == 0
            ? $"over alle {which}"
            : $"over de {which} waarvoor geldt: {string.Join(" en ", filters)}";
        var wanted = sums.Count == 0 ? "er is er minstens één" : string.Join(" en ", sums);
        return $"{(negated ? "dit is niet zo: " : "")}gerekend {counted} – {wanted}";
    }
}

using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Wording.English;

namespace ShopConnector.Loyalty.Explaining.Words.English;

internal class EnglishClauses(Notation notation) : ClauseWording(notation)
{
    public override string NoBirthday => "there is no birthday";

    public override string BirthdayToday => "the birthday is today";

    // Of nouns in the plural nothing "is" so many.
    public override string Noun(Term term, string? argument = null) =>
        term.Meaning == Meaning.PointsBalance ? "the number of points to spend" : EnglishNouns.Of(term, argument);

    public override string Missing(string noun) => $"{noun} is unknown";

    public override string Is(string noun, string value) => $"{noun} is {value}";

    public override string ExactlyAt(string threshold) => $"exactly {threshold}";

    public override string ShortOf(string apart, string threshold) => $"{apart} short of {threshold}";

    public override string Below(string apart, string threshold) => $"{apart} below {threshold}";

    public override string Above(string apart, string threshold) => $"{apart} above {threshold}";

    public override string Before(string days, string threshold) => $"{days} before {threshold}";

    public override string After(string days, string threshold) => $"{days} after {threshold}";

    public override string Between(string from, string to) => $"between {from} and {to}";

    public override string Days(int days) => days == 1 ? "1 day" : $"{Notation.Number(days)} days";

    public override string Listed(string value, string noun, bool isListed) =>
        $"'{value}' is {(isListed ? "" : "not ")}among {noun}";

    public override string Text(string noun, string found) => $"{noun} is '{found}'";

    public override string OtherText(string noun, string found, string wanted) =>
        $"{noun} is '{found}', not '{wanted}'";

    public override string Truth(Term term, bool isTrue) => (term.Meaning, isTrue) switch
    {
        (Meaning.FirstOrder, true) => "it is the first order",
        (Meaning.FirstOrder, false) => "it is not the first order",
        (_, true) => "a complaint is open",
        (_, false) => "no complaint is open",
    };

    public override string PostcodeRange(string found, string from, string to, bool isWithin) =>
        $"postcode is '{found}', {(isWithin ? "" : "not ")}between '{from}' and '{to}'";

    public override string BirthdayOn(string day, string days) => $"the birthday is on {day}, in {days}";

    public override string Matching(Term subject, string filters)
    {
        var what = subject.Meaning == Meaning.OrdersPlaced ? "orders" : "orders with products";
        return filters.Length == 0 ? $"all {what}" : $"{what} ({filters})";
    }

    public override string Orders(int count) => count == 1 ? "1 order" : $"{Notation.Number(count)} orders";
}

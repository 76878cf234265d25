using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Wording.Dutch;

namespace ShopConnector.Loyalty.Explaining.Words.Dutch;

internal sealed class DutchClauses() : ClauseWording(Notation.Dutch)
{
    public override string NoBirthday => "er is geen verjaardag bekend";

    public override string BirthdayToday => "de klant is vandaag jarig";

    public override string Noun(Term term, string? argument = null) => DutchNouns.Of(term, argument);

    public override string Missing(string noun) => $"{noun} is onbekend";

    public override string Is(string noun, string value) => $"{noun} is {value}";

    public override string ExactlyAt(string threshold) => $"precies {threshold}";

    public override string ShortOf(string apart, string threshold) => $"{apart} te weinig voor {threshold}";

    public override string Below(string apart, string threshold) => $"{apart} onder {threshold}";

    public override string Above(string apart, string threshold) => $"{apart} boven {threshold}";

    public override string Before(string days, string threshold) => $"{days} vóór {threshold}";

    public override string After(string days, string threshold) => $"{days} na {threshold}";

    public override string Between(string from, string to) => $"tussen {from} en {to}";

    public override string Days(int days) => days == 1 ? "1 dag" : $"{Notation.Number(days)} dagen";

    public override string Listed(string value, string noun, bool isListed) =>
        $"'{value}' staat {(isListed ? "" : "niet ")}bij {noun}";

    public override string Text(string noun, string found) => $"{noun} is '{found}'";

    public override string OtherText(string noun, string found, string wanted) =>
        $"{noun} is '{found}', niet '{wanted}'";

    public override string Truth(Term term, bool isTrue) => (term.Meaning, isTrue) switch
    {
        (Meaning.FirstOrder, true) => "het is de eerste bestelling",
        (Meaning.FirstOrder, false) => "het is niet de eerste bestelling",
        (_, true) => "er staat een klacht open",
        (_, false) => "er staat geen klacht open",
    };

    public override string PostcodeRange(string found, string from, string to, bool isWithin) =>
        $"de postcode is '{found}', {(isWithin ? "" : "niet ")}tussen '{from}' en '{to}'";

    public override string BirthdayOn(string day, string days) => $"de klant is jarig op {day}, over {days}";

    public override string Matching(Term subject, string filters)
    {
        var what = subject.Meaning == Meaning.OrdersPlaced ? "bestellingen" : "bestellingen met producten";
        return filters.Length == 0 ? $"alle {what}" : $"{what} ({filters})";
    }

    public override string Orders(int count) => count == 1 ? "1 bestelling" : $"{Notation.Number(count)} bestellingen";
}

using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Segments.Language.Tokens;

namespace ShopConnector.Loyalty.Segments.Wording.Dutch;

internal sealed class DutchProblems : ProblemWords
{
    public override string At(int line, int column) => $"Regel {line} kolom {column}:";

    public override string Expected(string what, Token found) =>
        $"hier hoort {what} te staan, en er staat {Found(found)}.";

    public override string EndOfQuery => "het einde van de query";

    public override string TextFound(string shown) => $"de tekst '{shown}'";

    public override string DidYouMean(string word) => $" Bedoelt u {word}?";

    public override string KnownAre(IEnumerable<string> words) => $" Bekend zijn {string.Join(", ", words)}.";

    public override string Number => "een getal";

    public override string WholeNumber => "een geheel getal";

    public override string OfDigits(string what, int most) => $"{what} van ten hoogste {most} cijfers";

    public override string Date => "een datum";

    public override string DateWithoutQuotes => "een datum zonder aanhalingstekens";

    public override string DateWithin(int years) => $"een datum hoogstens {years} jaar hiervandaan";

    public override string QuotedText => "een tekst tussen enkele aanhalingstekens";

    public override string Quoted(string text) => $"'{text}' tussen enkele aanhalingstekens";

    public override string Truth => "true of false";

    public override string Operator => "een operator";

    public override string NullOrNot => "NULL of NOT NULL";

    public override string JoinOrEnd => "AND, OR of het einde van de query";

    public override string JoinOrClose => "AND, OR of ')'";

    public override string CommaOrClose => "',' of ')'";

    public override string OneValueAndClose =>
        "')' (schrijf de voorwaarde voor elke waarde één keer, verbonden met OR)";

    public override string Column => "een kolom";

    public override string Attribute => "attribuut";

    public override string OrderAttribute => "attribuut van een bestelling";

    public override string ParameterOf(string function) => $"parameter van {function}";

    public override string One(string noun) => $"een {noun}";

    public override string NoOperator(string subject, string name) => $"{subject} kent de operator '{name}' niet.";

    public override string OnceForEach => " Schrijf de voorwaarde voor elke waarde één keer, verbonden met OR.";

    public override string UnequalForEach => " Schrijf != voor elke waarde één keer.";

    public override string NotBefore => "NOT staat alleen vóór CONTAINS, MATCHES en NULL.";

    public override string CannotAnswer(string name, string why) => $"{name} is hier niet te beantwoorden: {why}";

    public override string Unknown(string what, Token name) => $"er is geen {what} {Found(name)}.";

    public override string KnowsOnly(string function, string argument, Token found) =>
        $"{function} kent alleen '{argument}', en er staat {Found(found)}.";

    public override string NoCondition(string function) =>
        $"{function} heeft ten minste één voorwaarde nodig; schrijf (count >= 1) om naar alles te vragen.";

    public override string NoValue(string subject, string value) => $"{subject} heeft geen waarde '{value}'.";

    public override string NoCountry(Token found) =>
        $"een land wordt met twee letters geschreven, zoals 'NL', en er staat {Found(found)}.";

    public override string TooLong(int most) =>
        $"een query heeft ten hoogste {Notation.Dutch.Number(most)} tekens.";

    public override string TooDeep(int most) => $"haakjes mogen hoogstens {most} diep in elkaar staan.";

    public override string OpenComment => "dit commentaar wordt niet afgesloten.";

    public override string OpenQuote => "dit aanhalingsteken wordt niet afgesloten.";

    public override string Limit => "LIMIT is hier niet te beantwoorden: een segment heeft al zijn leden.";

    public override string OtherDigits(string from, Token to) =>
        $"beide grenzen moeten evenveel cijfers hebben; '{from}' heeft er {from.Length}, en er staat {Found(to)}.";

    public override string NothingBetween(string from, string to) =>
        $"er ligt niets tussen '{from}' en '{to}'; schrijf de laagste grens eerst.";

    public override string NoDigits(Token found) =>
        $"een reeks postcodes gaat over cijfers, zoals '1000', en er staat {Found(found)}.";

    public override string NoRanking =>
        "het vergelijkt een klant met alle andere van de winkel, en dat wordt nog niet uitgerekend.";

    public override string NoForecast =>
        "daarvoor is de voorspelling voor de hele winkel nodig, en die wordt nog niet uitgerekend.";

    public override string NoEmail =>
        "alleen Shopify zelf weet wat er met een bericht gebeurde; aan een app wordt het niet verteld.";

    public override string NoVisits => "bezoeken aan de pagina's van de winkel worden niet gelezen.";

    public override string NoMetafields =>
        "metavelden worden niet gelezen, op de verjaardag na: anniversary('metafields.facts.birth_date').";

    public override string NoCompanies => "bedrijven van zakelijke klanten worden niet gelezen.";

    public override string NoCreator => "de app die een klant aanmaakte, wordt niet gelezen.";

    public override string NoCoordinates =>
        "adressen worden zonder coördinaten gelezen; vraag in plaats daarvan naar customer_cities.";

    public override string NoSubscriptions => "abonnementen op producten worden niet gelezen.";

    public override string NoStoreCredit => "winkeltegoed wordt niet gelezen.";

    public override string NoLocations =>
        "Shopify vertelt het alleen met een extra recht, read_locations; schrijf voor wie in een "
        + "fysieke winkel koopt sales_channel_share('pos') > 0 als eigen voorwaarde.";
}

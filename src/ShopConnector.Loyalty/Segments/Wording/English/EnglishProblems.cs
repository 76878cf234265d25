using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Segments.Language.Tokens;

namespace ShopConnector.Loyalty.Segments.Wording.English;

internal sealed class EnglishProblems : ProblemWords
{
    public override string At(int line, int column) => $"Line {line} Column {column}:";

    public override string Expected(string what, Token found) => $"expected {what}, found {Found(found)}.";

    public override string EndOfQuery => "the end of the query";

    public override string TextFound(string shown) => $"the text '{shown}'";

    public override string DidYouMean(string word) => $" Did you mean {word}?";

    public override string KnownAre(IEnumerable<string> words) => $" Known are {string.Join(", ", words)}.";

    public override string Number => "a number";

    public override string WholeNumber => "a whole number";

    public override string OfDigits(string what, int most) => $"{what} of at most {most} digits";

    public override string Date => "a date";

    public override string DateWithoutQuotes => "a date without quotes";

    public override string DateWithin(int years) => $"a date at most {years} years away";

    public override string QuotedText => "a text in single quotes";

    public override string Quoted(string text) => $"'{text}' in single quotes";

    public override string Truth => "true or false";

    public override string Operator => "an operator";

    public override string NullOrNot => "NULL or NOT NULL";

    public override string JoinOrEnd => "AND, OR or the end of the query";

    public override string JoinOrClose => "AND, OR or ')'";

    public override string CommaOrClose => "',' or ')'";

    public override string OneValueAndClose => "')': write the clause once for each value, joined by OR";

    public override string Column => "a column";

    public override string Attribute => "attribute";

    public override string OrderAttribute => "order attribute";

    public override string ParameterOf(string function) => $"parameter of {function}";

    public override string One(string noun) =>
        $"{("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a")} {noun}";

    public override string NoOperator(string subject, string name) => $"{subject} does not support operator '{name}'.";

    public override string OnceForEach => " Write the clause once for each value, joined by OR.";

    public override string UnequalForEach => " Write != once for each value.";

    public override string NotBefore => "NOT stands only before CONTAINS, MATCHES and NULL.";

    public override string CannotAnswer(string name, string why) => $"{name} cannot be answered here: {why}";

    public override string Unknown(string what, Token name) => $"unknown {what} {Found(name)}.";

    public override string KnowsOnly(string function, string argument, Token found) =>
        $"{function} knows only '{argument}', found {Found(found)}.";

    public override string NoCondition(string function) =>
        $"{function} needs at least one condition; to ask for any, write (count >= 1).";

    public override string NoValue(string subject, string value) => $"{subject} has no value '{value}'.";

    public override string NoCountry(Token found) => $"a country is two letters, such as 'NL', found {Found(found)}.";

    public override string TooLong(int most) =>
        $"a query has at most {Notation.English.Number(most)} characters.";

    public override string TooDeep(int most) => $"parentheses may be nested {most} deep.";

    public override string OpenComment => "this comment is never closed.";

    public override string OpenQuote => "this quote is never closed.";

    public override string Limit => "LIMIT cannot be answered here: a segment has all its members.";

    public override string OtherDigits(string from, Token to) =>
        $"both ends have as many digits; '{from}' has {from.Length}, found {Found(to)}.";

    public override string NothingBetween(string from, string to) =>
        $"nothing is between '{from}' and '{to}'; write the lower end first.";

    public override string NoDigits(Token found) =>
        $"a range of postcodes is one of digits, such as '1000', found {Found(found)}.";

    public override string NoRanking =>
        "it ranks a customer among all others of the shop, which is not worked out yet.";

    public override string NoForecast => "it needs the forecast of the whole shop, which is not worked out yet.";

    public override string NoEmail => "only Shopify's own e-mail knows what became of a message; no app is told.";

    public override string NoVisits => "visits to the pages of the shop are not read.";

    public override string NoMetafields =>
        "metafields are not read, but for the birthday: anniversary('metafields.facts.birth_date').";

    public override string NoCompanies => "companies of business customers are not read.";

    public override string NoCreator => "the app that made a customer is not read.";

    public override string NoCoordinates => "addresses are read without coordinates; ask for customer_cities instead.";

    public override string NoSubscriptions => "subscriptions to products are not read.";

    public override string NoStoreCredit => "store credit is not read.";

    public override string NoLocations =>
        "Shopify tells it only with a permission more, read_locations; for who buys in a physical shop, "
        + "write sales_channel_share('pos') > 0 as a clause of its own.";
}

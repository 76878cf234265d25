using System.Collections.Immutable;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Language.Tokens;
using ShopConnector.Loyalty.Segments.Wording.Dutch;
using ShopConnector.Loyalty.Segments.Wording.English;

namespace ShopConnector.Loyalty.Segments.Wording;

/// <summary>All that is said of a query that cannot be read, in one language.</summary>
internal abstract class ProblemWords
{
    private static readonly EnglishProblems s_english = new();

    private static readonly DutchProblems s_dutch = new();

    public static ProblemWords In(Explaining.Language language) => language switch
    {
        Explaining.Language.En => s_english,
        Explaining.Language.Nl => s_dutch,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, message: null),
    };

    /// <summary>A sentence to end a message with: the word that was probably meant, or all there are.</summary>
    public string Suggest(string written, ImmutableArray<string> known) =>
        Nearest.To(written, known) is { } nearest ? DidYouMean(nearest) : KnownAre(known);

    public string Found(Token token) => token.Kind switch
    {
        TokenKind.End => EndOfQuery,
        TokenKind.Text => TextFound(token.Shown),
        _ => $"'{token.Shown}'",
    };

    public abstract string At(int line, int column);

    public abstract string Expected(string what, Token found);

    public abstract string EndOfQuery { get; }

    public abstract string TextFound(string shown);

    public abstract string DidYouMean(string word);

    public abstract string KnownAre(IEnumerable<string> words);

    // What may stand at a place.
    public abstract string Number { get; }

    public abstract string WholeNumber { get; }

    public abstract string OfDigits(string what, int most);

    public abstract string Date { get; }

    public abstract string DateWithoutQuotes { get; }

    public abstract string DateWithin(int years);

    public abstract string QuotedText { get; }

    public abstract string Quoted(string text);

    public abstract string Truth { get; }

    public abstract string Operator { get; }

    public abstract string NullOrNot { get; }

    public abstract string JoinOrEnd { get; }

    public abstract string JoinOrClose { get; }

    public abstract string CommaOrClose { get; }

    public abstract string OneValueAndClose { get; }

    public abstract string Column { get; }

    public abstract string Attribute { get; }

    public abstract string OrderAttribute { get; }

    public abstract string ParameterOf(string function);

    public abstract string One(string noun);

    // Whole sentences.
    public abstract string NoOperator(string subject, string name);

    public abstract string OnceForEach { get; }

    public abstract string UnequalForEach { get; }

    public abstract string NotBefore { get; }

    public abstract string CannotAnswer(string name, string why);

    public abstract string Unknown(string what, Token name);

    public abstract string KnowsOnly(string function, string argument, Token found);

    public abstract string NoCondition(string function);

    public abstract string NoValue(string subject, string value);

    public abstract string NoCountry(Token found);

    public abstract string TooLong(int most);

    public abstract string TooDeep(int most);

    public abstract string OpenComment { get; }

    public abstract string OpenQuote { get; }

    public abstract string Limit { get; }

    public abstract string OtherDigits(string from, Token to);

    public abstract string NothingBetween(string from, string to);

    public abstract string NoDigits(Token found);

    // Why a name of Shopify's cannot be answered.
    public abstract string NoRanking { get; }

    public abstract string NoForecast { get; }

    public abstract string NoEmail { get; }

    public abstract string NoVisits { get; }

    public abstract string NoMetafields { get; }

    public abstract string NoCompanies { get; }

    public abstract string NoCreator { get; }

    public abstract string NoCoordinates { get; }

    public abstract string NoSubscriptions { get; }

    public abstract string NoStoreCredit { get; }

    public abstract string NoLocations { get; }
}

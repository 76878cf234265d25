using ShopConnector.Loyalty.Explaining.Words;
using ShopConnector.Loyalty.Explaining.Words.Dutch;
using ShopConnector.Loyalty.Explaining.Words.English;

namespace ShopConnector.Loyalty.Explaining;

/// <summary>
/// The language of an explanation: a method for each sentence, by subject. A new language is one class for each.
/// </summary>
public sealed class Wording
{
    private Wording(string language, Notation notation, ClauseWording clauses)
    {
        Language = language;
        Notation = notation;
        Clauses = clauses;
    }

    /// <summary>
    /// The sentences of <c>evaluate</c>: English, with the names of the query language, exact numbers and ISO days. They
    /// are a contract, and all there is: no rule, no evidence and no outlook comes with them.
    /// </summary>
    public static Wording Contract { get; } = new("en", Notation.Exact, new ContractClauses())
    {
        Standing = new EnglishStanding(Notation.Exact),
        Offers = new EnglishOffers(Notation.Exact),
        Coming = new EnglishComing(Notation.Exact),
    };

    public static Wording English { get; } = new("en", Notation.English, new EnglishClauses(Notation.English))
    {
        Standing = new EnglishStanding(Notation.English),
        Offers = new EnglishOffers(Notation.English),
        Coming = new EnglishComing(Notation.English),
    };

    public static Wording Dutch { get; } = new("nl", Notation.Dutch, new DutchClauses())
    {
        Standing = new DutchStanding(),
        Offers = new DutchOffers(),
        Coming = new DutchComing(),
    };

    /// <summary>ISO 639-1.</summary>
    public string Language { get; }

    internal Notation Notation { get; }

    internal ClauseWording Clauses { get; }

    internal required StandingWording Standing { get; init; }

    internal required OfferWording Offers { get; init; }

    internal required ComingWording Coming { get; init; }

    internal bool IsContract => this == Contract;
}

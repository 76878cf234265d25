using ShopConnector.Loyalty.Explaining.Words;
using ShopConnector.Loyalty.Explaining.Words.Dutch;
using ShopConnector.Loyalty.Explaining.Words.English;

namespace ShopConnector.Loyalty.Explaining;

/// <summary>
/// The language of an explanation: a method for each sentence, by subject. A new language is one class for each.
/// </summary>
public sealed class Wording
{
    private Wording(
        string language, ClauseWording clauses, StandingWording standing, OfferWording offers, OrderWording orders,
        ComingWording coming)
    {
        (Language, Clauses, Standing) = (language, clauses, standing);
        (Offers, Orders, Coming) = (offers, orders, coming);
    }

    /// <summary>
    /// The sentences of <c>evaluate</c>: English, with the names of the query language, exact numbers and ISO days. They
    /// are a contract, and all there is: no rule, no evidence and no outlook comes with them.
    /// </summary>
    public static Wording Contract { get; } = InEnglish(new ContractClauses(), Notation.Exact);

    public static Wording English { get; } = InEnglish(new EnglishClauses(Notation.English), Notation.English);

    public static Wording Dutch { get; } = new(
        "nl", new DutchClauses(), new DutchStanding(), new DutchOffers(), new DutchOrders(), new DutchComing());

    /// <summary>ISO 639-1.</summary>
    public string Language { get; }

    internal ClauseWording Clauses { get; }

    internal StandingWording Standing { get; }

    internal OfferWording Offers { get; }

    internal OrderWording Orders { get; }

    internal ComingWording Coming { get; }

    internal bool IsContract => this == Contract;

    private static Wording InEnglish(ClauseWording clauses, Notation notation) => new(
        "en", clauses, new EnglishStanding(notation), new EnglishOffers(notation), new EnglishOrders(),
        new EnglishComing(notation));
}

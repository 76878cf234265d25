using NodaTime;
using ShopConnector.Loyalty.Explaining.Words;
using ShopConnector.Loyalty.Explaining.Words.Dutch;
using ShopConnector.Loyalty.Explaining.Words.English;

namespace ShopConnector.Loyalty.Explaining;

/// <summary>
/// The language of an explanation: a method for each sentence, by subject. A new language is one class for each.
/// </summary>
public sealed class Wording
{
    private readonly Notation _notation;

    private Wording(
        Language language, Notation notation, ClauseWording clauses, StandingWording standing,
        OfferWording offers, ReferralWording referrals, OrderWording orders, ComingWording coming)
    {
        (Language, _notation, Clauses, Standing) = (language, notation, clauses, standing);
        (Offers, Referrals, Orders, Coming) = (offers, referrals, orders, coming);
    }

    /// <summary>
    /// The sentences of <c>evaluate</c>: English, with the names of the query language, exact numbers and ISO days.
    /// They are a contract, and all there is: no rule, no evidence and no outlook comes with them.
    /// </summary>
    public static Wording Contract { get; } = InEnglish(new ContractClauses(), Notation.Exact);

    public static Wording English { get; } = InEnglish(new EnglishClauses(Notation.English), Notation.English);

    public static Wording Dutch { get; } = new(
        Language.Nl, Notation.Dutch, new DutchClauses(), new DutchStanding(), new DutchOffers(), new DutchReferrals(),
        new DutchOrders(), new DutchComing());

    public Language Language { get; }

    internal ClauseWording Clauses { get; }

    internal StandingWording Standing { get; }

    internal OfferWording Offers { get; }

    internal ReferralWording Referrals { get; }

    internal OrderWording Orders { get; }

    internal ComingWording Coming { get; }

    internal bool IsContract => this == Contract;

    /// <summary>For people.</summary>
    public static Wording Of(Language language) => language == Language.Nl ? Dutch : English;

    public string Number(decimal number) => _notation.Number(number);

    /// <summary>Of money: whole, or with its cents.</summary>
    public string Amount(decimal amount) => _notation.Amount(amount);

    public string Day(LocalDate day) => _notation.Day(day);

    private static Wording InEnglish(ClauseWording clauses, Notation notation) => new(
        Language.En, notation, clauses, new EnglishStanding(notation), new EnglishOffers(notation),
        new EnglishReferrals(notation), new EnglishOrders(), new EnglishComing(notation));
}

using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.AppProxy.Words;

/// <summary>What a shopper reads. Short, and nothing that only the shop owner understands.</summary>
internal abstract class PageWords
{
    private readonly CultureInfo _culture;
    private readonly LocalDatePattern _day;

    protected PageWords(string culture)
    {
        _culture = CultureInfo.GetCultureInfo(culture);
        _day = LocalDatePattern.Create("d MMMM uuuu", _culture);
    }

    /// <summary>BCP 47, for the page itself.</summary>
    public abstract string Tag { get; }

    public abstract string Title { get; }

    public abstract string SignInFirst { get; }

    public abstract string SignIn { get; }

    public abstract string StillCounting { get; }

    public abstract string ConfirmFirst { get; }

    public abstract string Balance { get; }

    public abstract string BelowZero { get; }

    public abstract string Level { get; }

    public abstract string NoLevel { get; }

    public abstract string HighestLevel { get; }

    public abstract string FreeShipping { get; }

    public abstract string Codes { get; }

    public abstract string NoCodes { get; }

    public abstract string CodesUnderWay { get; }

    public abstract string NotCombined { get; }

    public abstract string Gifts { get; }

    public abstract string Rewards { get; }

    public abstract string ComesByItself { get; }

    public abstract string AskUs { get; }

    public static PageWords Of(Language language) => language == Language.Nl ? DutchPage.Words : EnglishPage.Words;

    public abstract string PointsNoun(long points);

    public abstract string Pending(long points, LocalDate from);

    public abstract string LaterToo(long points);

    public abstract string Expiring(long points, LocalDate on);

    public abstract string Multiplier(decimal times);

    public abstract string MissingToNext(string amount, string tier);

    public abstract string Percent(decimal percent);

    public abstract string AmountOff(string amount);

    public abstract string From(string amount);

    public abstract string Until(LocalDate lastDay);

    public abstract string PointsMissing(long points);

    public string Gives(CodeTerms terms, string currency) => terms.Kind switch
    {
        CodeKind.Percent => Percent(terms.Number),
        CodeKind.Amount => AmountOff(Amount(terms.Number, currency)),
        _ => FreeShipping,
    };

    public string Number(decimal number) => number.ToString("#,##0.####", _culture);

    public string Points(long points) => $"{Number(points)} {PointsNoun(points)}";

    /// <summary>Whole, or with its cents.</summary>
    public string Amount(decimal amount, string currency)
    {
        var number = amount.ToString(decimal.IsInteger(amount) ? "#,##0" : "#,##0.00", _culture);
        return currency switch
        {
            "EUR" => $"€{Gap}{number}",
            "GBP" => $"£{Gap}{number}",
            _ => $"{currency}\u00a0{number}",
        };
    }

    protected string Day(LocalDate day) => _day.Format(day);

    /// <summary>Between a sign and its number.</summary>
    protected abstract string Gap { get; }
}

using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ShopConnector.Loyalty.Explaining;

/// <summary>How numbers and days are written in sentences.</summary>
internal sealed class Notation
{
    private const string AllDigits = "0.############################";

    private readonly CultureInfo _culture;
    private readonly string _number;
    private readonly string _amount;
    private readonly LocalDatePattern _day;

    private Notation(CultureInfo culture, string number, string amount, string day)
    {
        (_culture, _number, _amount) = (culture, number, amount);
        _day = LocalDatePattern.Create(day, culture);
    }

    /// <summary>2340.93 and 2026-11-22: nothing rounded, the same everywhere, for programs as much as for people.</summary>
    public static Notation Exact { get; } = new(CultureInfo.InvariantCulture, AllDigits, AllDigits, "uuuu-MM-dd");

    /// <summary>2,340.93 and 22 November 2026.</summary>
    public static Notation English { get; } = OfPeople("en-GB");

    /// <summary>2.340,93 and 22 november 2026.</summary>
    public static Notation Dutch { get; } = OfPeople("nl-NL");

    public string Number(decimal value) => value.ToString(_number, _culture);

    /// <summary>Of money: whole, or with its cents.</summary>
    public string Amount(decimal value) => value.ToString(decimal.IsInteger(value) ? _number : _amount, _culture);

    public string Day(LocalDate day) => _day.Format(day);

    private static Notation OfPeople(string language) =>
        new(CultureInfo.GetCultureInfo(language), "#,##0.####", "#,##0.00##", "d MMMM uuuu");
}

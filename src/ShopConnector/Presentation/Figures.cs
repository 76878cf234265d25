using System.Globalization;
using NodaTime;

namespace ShopConnector.Presentation;

/// <summary>Numbers as a shop owner in the Low Countries reads them: 1.234 and 0,5.</summary>
internal static class Figures
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static string Number(long number) => number.ToString("N0", Dutch);

    public static string Signed(long number) => number.ToString("+#,0;-#,0;0", Dutch);

    public static string Amount(decimal amount, string currency) => $"{currency} {amount.ToString("N2", Dutch)}";

    public static string Percent(decimal percent) => $"{percent.ToString("0.##", Dutch)} %";

    public static string Seconds(Duration took) => $"{took.TotalSeconds.ToString("N1", Dutch)} s";
}

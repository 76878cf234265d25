using System.Globalization;
using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Wording;

internal static class DateWords
{
    public static string Of(DateValue value)
    {
        if (value.Unit == DateUnit.None || value == DateValue.Today || value == DateValue.Yesterday)
            return Printer.Print(value);

        var count = Math.Abs(value.Count).ToString(CultureInfo.InvariantCulture);
        var unit = value.Unit.ToString().ToLowerInvariant() + (count == "1" ? "" : "s");
        return $"{count} {unit} {(value.Count > 0 ? "from now" : "ago")}";
    }
}

using System.Globalization;
using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>How far a value is from what a test asks for, in words.</summary>
internal static class Distance
{
    public static string Of(string name, decimal? value, NumberTest test)
    {
        if (value is not { } number)
            return $"there is no {name}";

        var from = test.Operator switch
        {
            Operator.Between when number > test.Upper => Apart(number, test.Upper, test.Operator),
            Operator.Between when number >= test.Value => $"between {Shown(test.Value)} and {Shown(test.Upper)}",
            _ => Apart(number, test.Value, test.Operator),
        };
        return $"{name} is {Shown(number)}, {from}";
    }

    public static string Of(string name, int? value, DateTest test, int today)
    {
        if (value is not { } day)
            return $"there is no {name}";

        var found = $"{name} is {Printer.Print(new DateValue(day, DateUnit.None))}";
        if (test.Operator is Operator.IsNull or Operator.IsNotNull)
            return found;

        var between = test.Operator == Operator.Between && day >= test.Value.On(today);
        return between && day <= test.Upper.On(today)
            ? $"{found}, between {Shown(test.Value, today)} and {Shown(test.Upper, today)}"
            : $"{found}, {Apart(day, between ? test.Upper : test.Value, today)}";
    }

    public static string Days(int days) =>
        days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");

    private static string Apart(decimal number, decimal threshold, Operator test)
    {
        var aimsLower = test is Operator.Less or Operator.LessOrEqual;
        return number.CompareTo(threshold) switch
        {
            0 => $"exactly {Shown(threshold)}",
            < 0 => $"{Shown(threshold - number)} {(aimsLower ? "below" : "short of")} {Shown(threshold)}",
            _ => $"{Shown(number - threshold)} above {Shown(threshold)}",
        };
    }

    private static string Apart(int day, DateValue threshold, int today)
    {
        var apart = day - threshold.On(today);
        return apart switch
        {
            0 => $"exactly {Shown(threshold, today)}",
            < 0 => $"{Days(-apart)} before {Shown(threshold, today)}",
            _ => $"{Days(apart)} after {Shown(threshold, today)}",
        };
    }

    private static string Shown(DateValue value, int today)
    {
        var date = Printer.Print(new DateValue(value.On(today), DateUnit.None));
        return value.Moves ? $"{date} ({Printer.Print(value)})" : date;
    }

    // Four decimals are enough to see by; a share of a third would otherwise fill the line.
    private static string Shown(decimal number) => Printer.Print(Math.Round(number, 4));
}

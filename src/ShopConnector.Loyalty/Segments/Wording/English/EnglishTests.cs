using System.Globalization;
using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Wording.English;

/// <summary>What a comparison asks, as the rest of a sentence. A value that is missing only ever differs.</summary>
internal static class EnglishTests
{
    public static string Of(NumberTest test) => test.Operator switch
    {
        Operator.Equal => $"is {Printer.Print(test.Value)}",
        Operator.NotEqual => $"is not {Printer.Print(test.Value)}, or there is none",
        Operator.Greater => $"is more than {Printer.Print(test.Value)}",
        Operator.GreaterOrEqual => $"is at least {Printer.Print(test.Value)}",
        Operator.Less => $"is less than {Printer.Print(test.Value)}",
        Operator.LessOrEqual => $"is at most {Printer.Print(test.Value)}",
        Operator.Between =>
            $"is between {Printer.Print(test.Value)} and {Printer.Print(test.Upper)}, both included",
        _ => throw new InvalidOperationException($"{test.Operator} is no operator of a number."),
    };

    public static string Of(DateTest test) => test.Operator switch
    {
        Operator.Equal => $"is {Day(test.Value)}",
        Operator.NotEqual => $"is not {Day(test.Value)}, or there is none",
        Operator.Greater => $"is after {Day(test.Value)}",
        Operator.GreaterOrEqual => $"is {Day(test.Value)} or later",
        Operator.Less => $"is before {Day(test.Value)}",
        Operator.LessOrEqual => $"is {Day(test.Value)} or earlier",
        Operator.Between => $"is between {Day(test.Value)} and {Day(test.Upper)}, both included",
        Operator.IsNull => "is unknown: there is none",
        _ => "is known: there is one",
    };

    public static string Of(TextTest test) =>
        test.Negated ? $"is not '{test.Value}', or there is none" : $"is '{test.Value}'";

    public static string Day(DateValue value)
    {
        if (value.Unit == DateUnit.None || value == DateValue.Today || value == DateValue.Yesterday)
            return Printer.Print(value);

        var count = Math.Abs(value.Count).ToString(CultureInfo.InvariantCulture);
        var unit = value.Unit.ToString().ToLowerInvariant() + (count == "1" ? "" : "s");
        return $"{count} {unit} {(value.Count > 0 ? "from now" : "ago")}";
    }
}

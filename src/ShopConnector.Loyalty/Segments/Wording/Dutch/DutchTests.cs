using System.Globalization;
using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Wording.Dutch;

/// <summary>What a comparison asks, as the rest of a sentence. A value that is missing only ever differs.</summary>
internal static class DutchTests
{
    public static string Of(NumberTest test) => test.Operator switch
    {
        Operator.Equal => $"is {Number(test.Value)}",
        Operator.NotEqual => $"is niet {Number(test.Value)}, of is er niet",
        Operator.Greater => $"is meer dan {Number(test.Value)}",
        Operator.GreaterOrEqual => $"is minstens {Number(test.Value)}",
        Operator.Less => $"is minder dan {Number(test.Value)}",
        Operator.LessOrEqual => $"is hoogstens {Number(test.Value)}",
        Operator.Between => $"is {Number(test.Value)} tot en met {Number(test.Upper)}",
        _ => throw new InvalidOperationException($"{test.Operator} is no operator of a number."),
    };

    public static string Of(DateTest test) => test.Operator switch
    {
        Operator.Equal => $"is {Day(test.Value)}",
        Operator.NotEqual => $"is niet {Day(test.Value)}, of is er niet",
        Operator.Greater => $"is na {Day(test.Value)}",
        Operator.GreaterOrEqual => $"is {Day(test.Value)} of later",
        Operator.Less => $"is vóór {Day(test.Value)}",
        Operator.LessOrEqual => $"is {Day(test.Value)} of eerder",
        Operator.Between => $"ligt tussen {Day(test.Value)} en {Day(test.Upper)}, beide meegerekend",
        Operator.IsNull => "is onbekend: die is er niet",
        _ => "is bekend: die is er",
    };

    public static string Of(TextTest test) =>
        test.Negated ? $"is niet '{test.Value}', of is er niet" : $"is '{test.Value}'";

    public static string Day(DateValue value)
    {
        if (value == DateValue.Today)
            return "vandaag";

        if (value == DateValue.Yesterday)
            return "gisteren";

        if (value.Unit == DateUnit.None)
            return Printer.Print(value);

        var count = Math.Abs(value.Count);
        var number = count.ToString(CultureInfo.InvariantCulture);
        return $"{number} {Unit(value.Unit, count)} {(value.Count > 0 ? "vanaf nu" : "geleden")}";
    }

    private static string Unit(DateUnit unit, int count) => unit switch
    {
        DateUnit.Day => count == 1 ? "dag" : "dagen",
        DateUnit.Week => count == 1 ? "week" : "weken",
        DateUnit.Month => count == 1 ? "maand" : "maanden",
        DateUnit.Year => "jaar",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, message: null),
    };

    private static string Number(decimal number) => Printer.Print(number).Replace('.', ',');
}

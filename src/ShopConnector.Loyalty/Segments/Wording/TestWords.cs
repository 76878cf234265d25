using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Wording;

/// <summary>What a comparison asks, as the rest of a sentence. A value that is missing only ever differs.</summary>
internal static class TestWords
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
        Operator.Equal => $"is {DateWords.Of(test.Value)}",
        Operator.NotEqual => $"is not {DateWords.Of(test.Value)}, or there is none",
        Operator.Greater => $"is after {DateWords.Of(test.Value)}",
        Operator.GreaterOrEqual => $"is {DateWords.Of(test.Value)} or later",
        Operator.Less => $"is before {DateWords.Of(test.Value)}",
        Operator.LessOrEqual => $"is {DateWords.Of(test.Value)} or earlier",
        Operator.Between => $"is between {DateWords.Of(test.Value)} and {DateWords.Of(test.Upper)}, both included",
        Operator.IsNull => "is unknown: there is none",
        _ => "is known: there is one",
    };

    public static string Of(TextTest test) =>
        test.Negated ? $"is not '{test.Value}', or there is none" : $"is '{test.Value}'";
}

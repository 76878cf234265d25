using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>
/// A comparison with a missing value is false, except that <c>!=</c> and IS NULL are true: so Shopify reads it.
/// </summary>
internal static class Comparison
{
    public static bool Holds(this NumberTest test, decimal? value)
    {
        if (value is not { } number)
            return test.Operator == Operator.NotEqual;

        return test.Operator switch
        {
            Operator.Equal => number == test.Value,
            Operator.NotEqual => number != test.Value,
            Operator.Greater => number > test.Value,
            Operator.GreaterOrEqual => number >= test.Value,
            Operator.Less => number < test.Value,
            Operator.LessOrEqual => number <= test.Value,
            Operator.Between => number >= test.Value && number <= test.Upper,
            _ => throw new InvalidOperationException($"{test.Operator} is no operator of a number."),
        };
    }

    public static bool Holds(this DateTest test, int? value, int today)
    {
        if (value is not { } day)
            return test.Operator is Operator.NotEqual or Operator.IsNull;

        return DayRange.Of(test, today).Contains(day);
    }

    public static bool Holds(this TextTest test, string? value) =>
        string.Equals(value, test.Value, StringComparison.Ordinal) != test.Negated;
}

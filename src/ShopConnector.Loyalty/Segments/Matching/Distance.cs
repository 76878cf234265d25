using ShopConnector.Loyalty.Explaining.Words;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>How far a value is from what a test asks for, in words.</summary>
internal sealed class Distance(ClauseWording words)
{
    public string Of(Term term, string? argument, decimal? value, NumberTest test)
    {
        var noun = words.Noun(term, argument);
        if (value is not { } number)
            return words.Missing(noun);

        string Shown(decimal figure) => this.Shown(figure, term);
        var from = test.Operator switch
        {
            Operator.Between when number > test.Upper => Apart(number, test.Upper, test.Operator, Shown),
            Operator.Between when number >= test.Value && test.Value < test.Upper =>
                words.Between(Shown(test.Value), Shown(test.Upper)),
            _ => Apart(number, test.Value, test.Operator, Shown),
        };
        return $"{words.Is(noun, Shown(number))}, {from}";
    }

    public string Of(Term term, int? value, DateTest test, int today)
    {
        var noun = words.Noun(term);
        if (value is not { } day)
            return words.Missing(noun);

        var found = words.Is(noun, words.Notation.Day(DayNumber.ToDate(day)));
        if (test.Operator is Operator.IsNull or Operator.IsNotNull)
            return found;

        var between = test.Operator == Operator.Between && day >= test.Value.On(today);
        return between && day <= test.Upper.On(today)
            ? $"{found}, {words.Between(Shown(test.Value, today), Shown(test.Upper, today))}"
            : $"{found}, {Apart(day, between ? test.Upper : test.Value, today)}";
    }

    private string Apart(decimal number, decimal threshold, Operator test, Func<decimal, string> shown)
    {
        var aimsLower = test is Operator.Less or Operator.LessOrEqual;
        var (apart, asked) = (shown(Math.Abs(threshold - number)), shown(threshold));
        return number.CompareTo(threshold) switch
        {
            0 => words.ExactlyAt(asked),
            < 0 => aimsLower ? words.Below(apart, asked) : words.ShortOf(apart, asked),
            _ => words.Above(apart, asked),
        };
    }

    private string Apart(int day, DateValue threshold, int today)
    {
        var (apart, asked) = (day - threshold.On(today), Shown(threshold, today));
        return apart switch
        {
            0 => words.ExactlyAt(asked),
            < 0 => words.Before(words.Days(-apart), asked),
            _ => words.After(words.Days(apart), asked),
        };
    }

    private string Shown(DateValue value, int today) => words.Day(DayNumber.ToDate(value.On(today)), value);

    // Four decimals are enough to see by; a share of a third would otherwise fill the line.
    private string Shown(decimal number, Term term)
    {
        var rounded = Math.Round(number, 4);
        return term.IsMoney ? words.Notation.Amount(rounded) : words.Notation.Number(rounded);
    }
}

using System.Globalization;
using System.Text;
using NodaTime.Text;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Language;

/// <summary>Writes the canonical text of a query: what the parser reads back as the same expression.</summary>
internal static class Printer
{
    public static string Print(Expression expression)
    {
        var text = new StringBuilder();
        Write(text, expression);
        return text.ToString();
    }

    public static string Print(DateValue value) => value switch
    {
        { Unit: DateUnit.None } => LocalDatePattern.Iso.Format(DayNumber.ToDate(value.Count)),
        _ when value == DateValue.Today => "today",
        _ when value == DateValue.Yesterday => "yesterday",
        _ => value.Count.ToString("+0;-0;+0", CultureInfo.InvariantCulture) + Letter(value.Unit),
    };

    /// <summary>Without the zeros at its end, which mean nothing.</summary>
    public static string Print(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>With its argument, such as <c>top_vendor_share('Wella')</c>.</summary>
    public static string PrintSubject(Clause clause) => clause switch
    {
        NumberClause number => PrintSubject(number.Subject, number.Argument),
        BirthdayClause { Subject.Kind: TermKind.Anniversary } =>
            $"{clause.Subject.Name}({Quote(ClauseParser.BirthDate)})",
        _ => clause.Subject.Name,
    };

    public static string PrintSubject(Term subject, string? argument) =>
        argument is null ? subject.Name : $"{subject.Name}({Quote(argument)})";

    public static string Print(Condition condition) => condition.Parameter.Name + condition switch
    {
        DateCondition date => Print(date.Test),
        NumberCondition number => Print(number.Test),
        TextCondition text => Print(text.Test),
        _ => throw new InvalidOperationException($"No text for {condition}."),
    };

    private static void Write(StringBuilder text, Expression expression)
    {
        switch (expression)
        {
            case AnyOf any:
                Join(text, any.Parts, " OR ", part => part is AnyOf);
                break;
            case AllOf all:
                Join(text, all.Parts, " AND ", part => part is AnyOf or AllOf);
                break;
            case Clause clause:
                text.Append(PrintSubject(clause)).Append(AfterSubject(clause));
                break;
        }
    }

    private static void Join(
        StringBuilder text, IEnumerable<Expression> parts, string word, Func<Expression, bool> needsParentheses)
    {
        var separator = "";
        foreach (var part in parts)
        {
            text.Append(separator);
            separator = word;
            var (open, close) = needsParentheses(part) ? ("(", ")") : ("", "");
            text.Append(open);
            Write(text, part);
            text.Append(close);
        }
    }

    private static string AfterSubject(Clause clause) => clause switch
    {
        DateClause date => Print(date.Test),
        NumberClause number => Print(number.Test),
        ListClause list => (list.Negated ? " NOT CONTAINS " : " CONTAINS ") + Quote(list.Value),
        TextClause text => Print(text.Test),
        TruthClause truth => (truth.Negated ? " != " : " = ") + (truth.Value ? "true" : "false"),
        PostcodeClause range => $" BETWEEN {Quote(range.From)} AND {Quote(range.To)}",
        BirthdayClause birthday => Print(birthday.Test),
        MatchesClause matches =>
            $"{(matches.Negated ? " NOT" : "")} MATCHES ({string.Join(", ", matches.Conditions.Select(Print))})",
        _ => throw new InvalidOperationException($"No text for {clause}."),
    };

    private static string Print(DateTest test) => test.Operator switch
    {
        Operator.IsNull => " IS NULL",
        Operator.IsNotNull => " IS NOT NULL",
        Operator.Between => $" BETWEEN {Print(test.Value)} AND {Print(test.Upper)}",
        _ => $" {Sign(test.Operator)} {Print(test.Value)}",
    };

    private static string Print(NumberTest test) => test.Operator == Operator.Between
        ? $" BETWEEN {Print(test.Value)} AND {Print(test.Upper)}"
        : $" {Sign(test.Operator)} {Print(test.Value)}";

    private static string Print(TextTest test) => (test.Negated ? " != " : " = ") + Quote(test.Value);

    private static string Sign(Operator comparison) => comparison switch
    {
        Operator.Equal => "=",
        Operator.NotEqual => "!=",
        Operator.Greater => ">",
        Operator.GreaterOrEqual => ">=",
        Operator.Less => "<",
        Operator.LessOrEqual => "<=",
        _ => throw new InvalidOperationException($"{comparison} has no sign."),
    };

    private static char Letter(DateUnit unit) => char.ToLowerInvariant(unit.ToString()[0]);

    private static string Quote(string text) => $"'{text.Replace("'", "\\'", StringComparison.Ordinal)}'";
}

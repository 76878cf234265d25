using System.Collections.Frozen;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Language.Tokens;

namespace ShopConnector.Loyalty.Segments.Language;

/// <summary><code>operator condition</code>, by the kind of the subject.</summary>
internal static class TestParser
{
    // With NOT before them they are one operator, which is refused whole.
    private static readonly FrozenSet<string> OperatorWords =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "CONTAINS", "MATCHES", "BETWEEN", "IN", "IS", "NULL");

    public static NumberTest Number(TokenReader tokens, Term subject)
    {
        var whole = subject.Kind == TermKind.WholeNumber;
        if (tokens.TakeIf("BETWEEN"))
        {
            var lower = ValueParser.Number(tokens, whole);
            tokens.Expect("AND");
            return new NumberTest(Operator.Between, lower, ValueParser.Number(tokens, whole));
        }

        return new NumberTest(Comparison(tokens, subject), ValueParser.Number(tokens, whole));
    }

    public static DateTest Date(TokenReader tokens, Term subject)
    {
        if (tokens.TakeIf("IS"))
        {
            var test = tokens.TakeIf("NOT") ? Operator.IsNotNull : Operator.IsNull;
            if (!tokens.TakeIf("NULL"))
                throw tokens.Expected(words => test == Operator.IsNull ? words.NullOrNot : "NULL");

            return new DateTest(test, default);
        }

        return tokens.Current.Is("BETWEEN")
            ? BetweenDates(tokens)
            : new DateTest(Comparison(tokens, subject), ValueParser.Date(tokens));
    }

    /// <summary>Of a day that comes every year.</summary>
    public static DateTest Falls(TokenReader tokens, Term subject)
    {
        if (tokens.Current.Is("BETWEEN"))
            return BetweenDates(tokens);

        if (!tokens.Current.IsOperator("="))
            throw UnknownOperator(tokens, subject);

        tokens.Take();
        return new DateTest(Operator.Equal, ValueParser.Date(tokens));
    }

    public static TextTest Text(TokenReader tokens, Term subject) =>
        new(IsNegated(tokens, subject), ValueParser.Text(tokens, subject));

    public static TruthClause Truth(TokenReader tokens, Term subject) =>
        new(subject, IsNegated(tokens, subject), ValueParser.Truth(tokens));

    /// <summary>Takes <c>=</c> or <c>!=</c>.</summary>
    public static bool IsNegated(TokenReader tokens, Term subject)
    {
        var negated = tokens.Current.IsOperator("!=");
        if (!negated && !tokens.Current.IsOperator("="))
            throw UnknownOperator(tokens, subject);

        tokens.Take();
        return negated;
    }

    /// <summary>Takes <c>[NOT] keyword</c>. After a NOT that may stand there, what follows is the offender.</summary>
    public static bool IsNegated(TokenReader tokens, Term subject, string keyword)
    {
        var negated = tokens.Current.Is("NOT")
            && (tokens.Following.Is(keyword) || !OperatorWords.Contains(tokens.Following.Text));
        if (negated)
            tokens.Take();

        if (!tokens.TakeIf(keyword))
            throw negated ? tokens.Expected(_ => keyword) : UnknownOperator(tokens, subject);

        return negated;
    }

    /// <summary>What stands here is an operator of another kind, or none at all.</summary>
    public static SegmentQueryException UnknownOperator(TokenReader tokens, Term subject)
    {
        var found = tokens.Current;
        if (found.Kind is not (TokenKind.Operator or TokenKind.Word))
            return tokens.Expected(static words => words.Operator);

        // NOT is half an operator; said whole, the message names what the reader wrote. Shopify's lists of values have
        // no place here, and what they say can be said otherwise.
        var name = found.Is("NOT") && tokens.Following.Kind == TokenKind.Word
            ? $"{found.Text} {tokens.Following.Text}"
            : found.Text;
        var (isIn, isNotIn) = (found.Is("IN"), found.Is("NOT") && tokens.Following.Is("IN"));
        return TokenReader.Problem(found, words => words.NoOperator(subject.Name, name)
            + (isIn ? words.OnceForEach : isNotIn ? words.UnequalForEach : ""));
    }

    private static DateTest BetweenDates(TokenReader tokens)
    {
        tokens.Take();
        var lower = ValueParser.Date(tokens);
        tokens.Expect("AND");
        return new DateTest(Operator.Between, lower, ValueParser.Date(tokens));
    }

    private static Operator Comparison(TokenReader tokens, Term subject)
    {
        if (tokens.Current.Kind != TokenKind.Operator)
            throw UnknownOperator(tokens, subject);

        return tokens.Take().Text switch
        {
            "=" => Operator.Equal,
            "!=" => Operator.NotEqual,
            ">" => Operator.Greater,
            ">=" => Operator.GreaterOrEqual,
            "<" => Operator.Less,
            _ => Operator.LessOrEqual,
        };
    }
}

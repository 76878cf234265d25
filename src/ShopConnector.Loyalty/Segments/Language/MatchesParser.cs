using System.Collections.Immutable;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Language.Tokens;

namespace ShopConnector.Loyalty.Segments.Language;

/// <summary>
/// <code>
/// matches := function [NOT] MATCHES '(' condition { ',' condition } ')'
/// old     := function '(' parameter ':' value { ',' parameter ':' value } ')' = true | false
/// </code>
/// The old form is Shopify's own, deprecated there; it is read and written back as MATCHES.
/// </summary>
internal sealed class MatchesParser(TokenReader tokens)
{
    public MatchesClause Clause(Term function)
    {
        var parameters = function.Meaning == Meaning.OrdersPlaced
            ? Vocabulary.OrderParameters
            : Vocabulary.ProductParameters;
        if (tokens.Current.Kind == TokenKind.Open)
        {
            var conditions = Conditions(function, parameters, OldCondition);
            return new MatchesClause(function, Negated: !IsTrue(function), conditions);
        }

        var negated = TestParser.IsNegated(tokens, function, "MATCHES");
        return new MatchesClause(function, negated, Conditions(function, parameters, Condition));
    }

    private ImmutableArray<Condition> Conditions(Term function, Vocabulary parameters, Func<Term, Condition> read)
    {
        tokens.Expect(TokenKind.Open, "'('");
        if (tokens.Current.Kind == TokenKind.Close)
        {
            throw TokenReader.Problem(
                tokens.Current, words => words.NoCondition(function.Name));
        }

        var conditions = ImmutableArray.CreateBuilder<Condition>();
        do
            conditions.Add(read(ClauseParser.Name(tokens, parameters)));
        while (tokens.TakeIf(TokenKind.Comma));

        tokens.Expect(TokenKind.Close, static words => words.CommaOrClose);
        return conditions.ToImmutable();
    }

    private Condition Condition(Term parameter) => parameter.Kind switch
    {
        TermKind.Date => new DateCondition(parameter, TestParser.Date(tokens, parameter)),
        TermKind.Number or TermKind.WholeNumber => new NumberCondition(parameter, TestParser.Number(tokens, parameter)),
        _ => new TextCondition(parameter, TestParser.Text(tokens, parameter)),
    };

    private Condition OldCondition(Term parameter)
    {
        tokens.Expect(TokenKind.Colon, "':'");
        if (!tokens.TakeIf(TokenKind.Open))
            return OldValue(parameter);

        // Shopify's templates put one value in parentheses too, as a list of one.
        var only = OldValue(parameter);
        if (tokens.Current.Kind == TokenKind.Comma)
            throw tokens.Expected(static words => words.OneValueAndClose);

        tokens.Expect(TokenKind.Close, "')'");
        return only;
    }

    private Condition OldValue(Term parameter)
    {
        var whole = parameter.Kind == TermKind.WholeNumber;
        return parameter.Kind switch
        {
            TermKind.Date => new DateCondition(parameter, new DateTest(Operator.Equal, ValueParser.Date(tokens))),
            TermKind.Number or TermKind.WholeNumber => new NumberCondition(
                parameter, new NumberTest(Operator.Equal, ValueParser.Number(tokens, whole))),
            _ => new TextCondition(parameter, new TextTest(Negated: false, ValueParser.Text(tokens, parameter))),
        };
    }

    private bool IsTrue(Term function) => TestParser.IsNegated(tokens, function) != ValueParser.Truth(tokens);
}

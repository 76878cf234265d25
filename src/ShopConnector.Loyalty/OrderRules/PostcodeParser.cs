using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Language.Tokens;

namespace ShopConnector.Loyalty.OrderRules;

/// <summary>
/// <code>
/// postcode = '1012 AB'
/// postcode BETWEEN '1000' AND '1099'
/// </code>
/// A range is one of the digits that a postcode begins with, as far as its ends go: <c>1012 AB</c> lies between '1000'
/// and '1099', and between '10' and '12'. A postcode that begins with letters, as in London, lies in no range.
/// </summary>
internal static class PostcodeParser
{
    public static Clause Clause(TokenReader tokens, Term subject)
    {
        if (!tokens.TakeIf("BETWEEN"))
            return new TextClause(subject, TestParser.Text(tokens, subject));

        var (start, from) = Digits(tokens);
        tokens.Expect("AND");
        var (end, to) = Digits(tokens);
        if (from.Length != to.Length)
            throw TokenReader.Problem(end, words => words.OtherDigits(from, end));

        return string.CompareOrdinal(from, to) <= 0
            ? new PostcodeClause(subject, from, to)
            : throw TokenReader.Problem(start, words => words.NothingBetween(from, to));
    }

    private static (Token Token, string Digits) Digits(TokenReader tokens)
    {
        var text = tokens.Expect(TokenKind.Text, static words => words.QuotedText);
        return text.Text.Length > 0 && text.Text.All(char.IsAsciiDigit)
            ? (text, text.Text)
            : throw TokenReader.Problem(text, words => words.NoDigits(text));
    }
}

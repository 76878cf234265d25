using ShopConnector.Loyalty.Segments.Language.Tokens;

namespace ShopConnector.Loyalty.Segments.Language;

/// <summary>
/// What Shopify's segment editor shows around a query: the columns of its list and their order. Who is in the segment
/// does not hang on them, so that they are read and left.
/// <code>
/// FROM customers SHOW column { ',' column } WHERE query [ORDER BY column [ASC | DESC] { ',' column [ASC | DESC] }]
/// </code>
/// </summary>
internal static class EditorFrame
{
    public static Expression Within(TokenReader tokens, Func<Expression> query)
    {
        if (!tokens.TakeIf("FROM"))
            return query();

        tokens.Expect("customers");
        tokens.Expect("SHOW");
        Columns(tokens, ordered: false);
        tokens.Expect("WHERE");
        var within = query();
        if (tokens.TakeIf("ORDER"))
        {
            tokens.Expect("BY");
            Columns(tokens, ordered: true);
        }

        if (tokens.Current.Is("LIMIT"))
            throw TokenReader.Problem(tokens.Current, static words => words.Limit);

        return within;
    }

    private static void Columns(TokenReader tokens, bool ordered)
    {
        do
        {
            tokens.Expect(TokenKind.Word, static words => words.Column);
            if (ordered && !tokens.TakeIf("ASC"))
                tokens.TakeIf("DESC");
        }
        while (tokens.TakeIf(TokenKind.Comma));
    }
}

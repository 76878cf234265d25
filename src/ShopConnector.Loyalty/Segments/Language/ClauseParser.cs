using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Language.Tokens;

namespace ShopConnector.Loyalty.Segments.Language;

/// <summary><code>clause := attribute operator condition</code></summary>
internal sealed class ClauseParser(TokenReader tokens, Vocabulary attributes)
{
    public const string BirthDate = "metafields.facts.birth_date";

    private readonly MatchesParser _matches = new(tokens);

    /// <summary>Tags asked for by customer_tags, in the query's order.</summary>
    public List<(string Tag, int Line, int Column)> TagsNamed { get; } = [];

    public Clause Clause()
    {
        var subject = Name(tokens, attributes);
        return subject.Kind switch
        {
            TermKind.Date => new DateClause(subject, TestParser.Date(tokens, subject)),
            TermKind.Number or TermKind.WholeNumber =>
                new NumberClause(subject, Argument: null, TestParser.Number(tokens, subject)),
            TermKind.NumberOfText => new NumberClause(subject, Argument(), TestParser.Number(tokens, subject)),
            TermKind.NumberOfTextOrNone => new NumberClause(
                subject, tokens.Current.Kind == TokenKind.Open ? Argument() : null,
                TestParser.Number(tokens, subject)),
            TermKind.List => List(subject),
            TermKind.Text or TermKind.Choice or TermKind.Country =>
                new TextClause(subject, TestParser.Text(tokens, subject)),
            TermKind.Postcode => PostcodeParser.Clause(tokens, subject),
            TermKind.Truth => TestParser.Truth(tokens, subject),
            TermKind.Birthday => new BirthdayClause(subject, TestParser.Falls(tokens, subject)),
            TermKind.Anniversary => Anniversary(subject),
            TermKind.Matches => _matches.Clause(subject),
            _ => throw new InvalidOperationException($"No clause begins with {subject.Name}."),
        };
    }

    /// <summary>A name of the vocabulary that can be answered.</summary>
    public static Term Name(TokenReader tokens, Vocabulary vocabulary)
    {
        if (tokens.Current.Is("NOT"))
            throw TokenReader.Problem(tokens.Current, static words => words.NotBefore);

        var name = tokens.Expect(TokenKind.Word, words => words.One(vocabulary.What(words)));
        if (vocabulary.Find(name.Text) is { } term)
            return term;

        throw TokenReader.Problem(name, words => vocabulary.WhyNot(name.Text) is { } why
            ? words.CannotAnswer(name.Text, why(words))
            : words.Unknown(vocabulary.What(words), name) + words.Suggest(name.Text, vocabulary.Answered));
    }

    private ListClause List(Term subject)
    {
        var negated = TestParser.IsNegated(tokens, subject, "CONTAINS");
        var value = tokens.Expect(TokenKind.Text, static words => words.QuotedText);
        if (subject.Meaning == Meaning.Tags)
            TagsNamed.Add((value.Text, value.Line, value.Column));

        return new ListClause(subject, negated, value.Text);
    }

    private BirthdayClause Anniversary(Term subject)
    {
        tokens.Expect(TokenKind.Open, "'('");

        // Shopify's guide names the parameter, its editor does not.
        if (tokens.Current.Is("date") && tokens.Following.Kind == TokenKind.Colon)
            (_, _) = (tokens.Take(), tokens.Take());

        var named = tokens.Expect(TokenKind.Text, static words => words.Quoted(BirthDate));
        if (named.Text != BirthDate)
            throw TokenReader.Problem(named, words => words.KnowsOnly(subject.Name, BirthDate, named));

        tokens.Expect(TokenKind.Close, "')'");
        return new BirthdayClause(subject, TestParser.Falls(tokens, subject));
    }

    private string Argument()
    {
        tokens.Expect(TokenKind.Open, "'('");
        var text = tokens.Expect(TokenKind.Text, static words => words.QuotedText);
        tokens.Expect(TokenKind.Close, "')'");
        return text.Text;
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace ShopConnector.Sandbox.Shopify.GraphQl;

/// <summary>Reads an executable document: operations and fragments. One method per rule of the grammar.</summary>
internal sealed class Parser
{
    private readonly TokenCursor _tokens;

    private Parser(string source) => _tokens = new TokenCursor(new Lexer(source).ReadAll());

    /// <summary>The document, or null and the syntax error in Shopify's words, without its place.</summary>
    public static Document? TryParse(string source, out SyntaxError? error)
    {
        try
        {
            error = null;
            return new Parser(source).Document();
        }
        catch (SyntaxException refused)
        {
            error = new SyntaxError(refused.Message, refused.Place);
            return null;
        }
    }

    private Document Document()
    {
        var operations = ImmutableArray.CreateBuilder<Operation>();
        var fragments = ImmutableDictionary.CreateBuilder<string, Fragment>(StringComparer.Ordinal);
        do
        {
            var place = _tokens.Place;
            if (_tokens.IsPunctuator("{"))
                operations.Add(new Operation(OperationKind.Query, null, [], Selections(), place));
            else if (_tokens.TryName("fragment"))
                AddFragment(fragments, place);
            else
                operations.Add(Operation(place));
        }
        while (!_tokens.AtEnd);
        return new Document(operations.ToImmutable(), fragments.ToImmutable());
    }

    private void AddFragment(ImmutableDictionary<string, Fragment>.Builder fragments, Place place)
    {
        var name = _tokens.Name();
        _tokens.Keyword("on");
        fragments[name] = new Fragment(name, _tokens.Name(), Selections(), place);
    }

    private Operation Operation(Place place)
    {
        var kind = _tokens.Peek switch
        {
            { Kind: TokenKind.Name, Text: "query" } => OperationKind.Query,
            { Kind: TokenKind.Name, Text: "mutation" } => OperationKind.Mutation,
            { Kind: TokenKind.Name, Text: "subscription" } => OperationKind.Subscription,
            _ => throw _tokens.Unexpected(),
        };
        _tokens.Name();
        var name = _tokens.Peek.Kind == TokenKind.Name ? _tokens.Name() : null;
        var variables = ImmutableArray.CreateBuilder<VariableDefinition>();
        if (_tokens.TryPunctuator("("))
            while (!_tokens.TryPunctuator(")"))
                variables.Add(Variable());
        Directives();
        return new Operation(kind, name, variables.ToImmutable(), Selections(), place);
    }

    private VariableDefinition Variable()
    {
        var place = _tokens.Place;
        _tokens.Punctuator("$");
        var name = _tokens.Name();
        _tokens.Punctuator(":");
        var type = _tokens.Type();
        var standard = _tokens.TryPunctuator("=") ? Value() : null;
        Directives();
        return new VariableDefinition(name, type, standard, place);
    }

    private ImmutableArray<Selection> Selections()
    {
        _tokens.Punctuator("{");
        var selections = ImmutableArray.CreateBuilder<Selection>();
        do selections.Add(Selection());
        while (!_tokens.TryPunctuator("}"));
        return selections.ToImmutable();
    }

    private Selection Selection()
    {
        var place = _tokens.Place;
        if (!_tokens.TryPunctuator("..."))
            return Field(place);
        if (_tokens.Peek is { Kind: TokenKind.Name, Text: not "on" })
            return new FragmentSpread(_tokens.Name(), Directives(), place);
        var on = _tokens.TryName("on") ? _tokens.Name() : null;
        return new InlineFragment(on, Directives(), Selections(), place);
    }

    private FieldSelection Field(Place place)
    {
        var name = _tokens.Name();
        string? alias = null;
        if (_tokens.TryPunctuator(":"))
            (alias, name) = (name, _tokens.Name());
        var arguments = Arguments();
        var directives = Directives();
        ImmutableArray<Selection>? selections = _tokens.IsPunctuator("{") ? Selections() : null;
        return new FieldSelection(alias, name, arguments, directives, selections, place);
    }

    private ImmutableArray<Argument> Arguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        if (_tokens.TryPunctuator("("))
            do arguments.Add(NamedValue());
            while (!_tokens.TryPunctuator(")"));
        return arguments.ToImmutable();
    }

    private Argument NamedValue()
    {
        var place = _tokens.Place;
        var name = _tokens.Name();
        _tokens.Punctuator(":");
        return new Argument(name, Value(), place);
    }

    private ImmutableArray<DirectiveUse> Directives()
    {
        var directives = ImmutableArray.CreateBuilder<DirectiveUse>();
        for (var place = _tokens.Place; _tokens.TryPunctuator("@"); place = _tokens.Place)
            directives.Add(new DirectiveUse(_tokens.Name(), Arguments(), place));
        return directives.ToImmutable();
    }

    private Value Value()
    {
        var place = _tokens.Place;
        if (_tokens.TryPunctuator("$"))
            return new VariableValue(_tokens.Name(), place);
        if (_tokens.TryPunctuator("["))
            return new ListValue(Until("]", Value), place);
        if (_tokens.TryPunctuator("{"))
            return new ObjectValue(Until("}", NamedValue), place);
        var token = _tokens.Take();
        return token.Kind switch
        {
            TokenKind.Text => new StringValue(token.Text, place),
            TokenKind.Int => new IntValue(long.Parse(token.Text, CultureInfo.InvariantCulture), place),
            TokenKind.Float => new FloatValue(
                decimal.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture), place),
            TokenKind.Name when token.Text is "true" or "false" => new BooleanValue(token.Text == "true", place),
            TokenKind.Name when token.Text == "null" => new NullValue(place),
            TokenKind.Name => new EnumValue(token.Text, place),
            _ => throw TokenCursor.Unexpected(token),
        };
    }

    private ImmutableArray<T> Until<T>(string end, Func<T> next)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        while (!_tokens.TryPunctuator(end))
            items.Add(next());
        return items.ToImmutable();
    }
}

/// <param name="Message">Such as <c>syntax error, unexpected end of file</c>.</param>
internal sealed record SyntaxError(string Message, Place Place)
{
    /// <summary>As the API shows it, with the place in square brackets.</summary>
    public string Placed => $"{Message} at [{Place.Line}, {Place.Column}]";
}

using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Sandbox.Shopify.GraphQl;

namespace ShopConnector.Sandbox.Shopify.Schema;

/// <summary>Reads the schema definition language as far as the sandbox's own file uses it.</summary>
internal sealed class SchemaParser(string source)
{
    private readonly TokenCursor _tokens = new(new Lexer(source).ReadAll());

    public List<SchemaType> ReadAll()
    {
        var types = new List<SchemaType>();
        while (!_tokens.AtEnd)
        {
            var keyword = _tokens.Name();
            if (keyword == "schema")
                SkipBlock();
            else
                types.Add(Type(keyword, _tokens.Name()));
        }
        return types;
    }

    private SchemaType Type(string keyword, string name) => keyword switch
    {
        "scalar" => new SchemaType(TypeKind.Scalar, name),
        "type" => WithFields(new SchemaType(TypeKind.Object, name)),
        "interface" => WithFields(new SchemaType(TypeKind.Interface, name)),
        "union" => new SchemaType(TypeKind.Union, name) { Possible = Members() },
        "enum" => new SchemaType(TypeKind.Enum, name) { Values = Block(_tokens.Name) },
        "input" => new SchemaType(TypeKind.Input, name) { IsOneOf = OneOf(), Inputs = Block(Argument) },
        _ => throw _tokens.Unexpected(),
    };

    private SchemaType WithFields(SchemaType type)
    {
        var interfaces = ImmutableArray.CreateBuilder<string>();
        if (_tokens.TryName("implements"))
            do interfaces.Add(_tokens.Name());
            while (_tokens.TryPunctuator("&"));
        return type with
        {
            Interfaces = interfaces.ToImmutable(),
            Fields = Block(Field).ToImmutableDictionary(field => field.Name, StringComparer.Ordinal),
        };
    }

    private SchemaField Field()
    {
        var name = _tokens.Name();
        var arguments = ImmutableArray.CreateBuilder<SchemaArgument>();
        if (_tokens.TryPunctuator("("))
            while (!_tokens.TryPunctuator(")"))
                arguments.Add(Argument());
        _tokens.Punctuator(":");
        return new SchemaField(name, _tokens.Type(), arguments.ToImmutable());
    }

    private SchemaArgument Argument()
    {
        var name = _tokens.Name();
        _tokens.Punctuator(":");
        var type = _tokens.Type();
        return new SchemaArgument(name, type, _tokens.TryPunctuator("=") ? Default() : null);
    }

    private Value Default()
    {
        var token = _tokens.Take();
        return token switch
        {
            { Kind: TokenKind.Int } =>
                new IntValue(long.Parse(token.Text, CultureInfo.InvariantCulture), token.Place),
            { Kind: TokenKind.Text } => new StringValue(token.Text, token.Place),
            { Text: "true" or "false" } => new BooleanValue(token.Text == "true", token.Place),
            { Text: "null" } => new NullValue(token.Place),
            { Text: "[" } when _tokens.TryPunctuator("]") => new ListValue([], token.Place),
            { Text: "{" } when _tokens.TryPunctuator("}") => new ObjectValue([], token.Place),
            { Kind: TokenKind.Name } => new EnumValue(token.Text, token.Place),
            _ => throw TokenCursor.Unexpected(token),
        };
    }

    private ImmutableArray<string> Members()
    {
        _tokens.Punctuator("=");
        var members = ImmutableArray.CreateBuilder<string>();
        do members.Add(_tokens.Name());
        while (_tokens.TryPunctuator("|"));
        return members.ToImmutable();
    }

    private bool OneOf()
    {
        if (!_tokens.TryPunctuator("@"))
            return false;
        _tokens.Keyword("oneOf");
        return true;
    }

    private ImmutableArray<T> Block<T>(Func<T> next)
    {
        _tokens.Punctuator("{");
        var items = ImmutableArray.CreateBuilder<T>();
        while (!_tokens.TryPunctuator("}"))
            items.Add(next());
        return items.ToImmutable();
    }

    private void SkipBlock()
    {
        while (_tokens.Take() is not { Kind: TokenKind.Punctuator, Text: "}" })
        {
            // Query and mutation roots have the names the official schema gives them.
        }
    }
}

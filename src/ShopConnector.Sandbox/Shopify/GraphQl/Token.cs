namespace ShopConnector.Sandbox.Shopify.GraphQl;

internal enum TokenKind { End, Punctuator, Name, Int, Float, Text }

/// <param name="Text">Punctuators, names and numbers as written; of a string its content, unescaped.</param>
internal readonly record struct Token(TokenKind Kind, string Text, Place Place);

/// <summary>A document that cannot be read; never leaves <see cref="Parser"/>.</summary>
internal sealed class SyntaxException(string message, Place place) : Exception(message)
{
    public Place Place => place;
}

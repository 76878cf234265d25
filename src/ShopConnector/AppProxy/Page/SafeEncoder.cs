using System.Globalization;
using System.Text;
using HandlebarsDotNet;

namespace ShopConnector.AppProxy.Page;

/// <summary>
/// Makes text of a value, in HTML and in Liquid alike. A theme reads Liquid before a browser reads HTML, so braces that
/// are written as entities are no Liquid any more, and are braces again when a person sees them.
/// </summary>
internal sealed class SafeEncoder : ITextEncoder
{
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target)
    {
        foreach (var letter in text ?? "")
        {
            Encode(letter, target);
        }
    }

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        while (text is not null && text.MoveNext())
        {
            Encode(text.Current, target);
        }
    }

    private static void Encode(char letter, TextWriter target)
    {
        switch (letter)
        {
            case '&' or '<' or '>' or '"' or '\'' or '{' or '}':
                target.Write(string.Create(CultureInfo.InvariantCulture, $"&#{(int)letter};"));
                break;
            case var control when char.IsControl(control):
                target.Write(' ');
                break;
            default:
                target.Write(letter);
                break;
        }
    }
}

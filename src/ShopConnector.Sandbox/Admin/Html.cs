using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace ShopConnector.Sandbox.Admin;

/// <summary>A piece of markup. Text becomes one by being encoded; there is no other way in but a template.</summary>
internal readonly record struct Html
{
    private Html(string markup) => Markup = markup;

    public string Markup { get; }

    public static Html Text(string? text) => new(HtmlEncoder.Default.Encode(text ?? ""));

    public static Html Joined(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Markup)));

    /// <summary>An element whose name and class are ours and whose content is encoded.</summary>
    public static Html Element(string name, string cssClass, string text) =>
        new($"<{name} class=\"{cssClass}\">{HtmlEncoder.Default.Encode(text)}</{name}>");

    /// <summary>A link within the site; the address is encoded like any text.</summary>
    public static Html Link(string address, string text) =>
        new($"<a href=\"{HtmlEncoder.Default.Encode(address)}\">{HtmlEncoder.Default.Encode(text)}</a>");

    public static Html FromTemplate(string filled) => new(filled);
}

/// <summary>An embedded HTML file with <c>{{names}}</c>; a name that is not given is a bug and throws.</summary>
internal sealed partial class HtmlTemplate(string file)
{
    private readonly string _text = EmbeddedFile.Text(file);

    // One pass over the template: what was filled in is never looked at again, whatever braces a name may hold.
    public Html Fill(IReadOnlyDictionary<string, Html> values) =>
        Html.FromTemplate(Slot().Replace(_text, match => values[match.Groups["name"].Value].Markup));

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot();
}

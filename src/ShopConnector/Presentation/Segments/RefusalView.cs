using System.Text;
using System.Text.Json;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Presentation.Segments;

/// <summary>A query that cannot be read, with a caret under the place.</summary>
internal sealed class RefusalView(Terminal terminal, Language language)
{
    private const int ShownBefore = 90;
    private const int ShownAfter = 50;

    public void Show(string query, SegmentQueryException refusal, bool json)
    {
        if (json)
            ShowJson(refusal);

        terminal.Error(refusal.MessageIn(language));
        var (line, caret) = Place(query, refusal);
        terminal.Say($"  {line}");
        terminal.Say($"  {caret}");
    }

    /// <summary>The line, shortened around the place when it is long, and a caret to write below it.</summary>
    internal static (string Line, string Caret) Place(string query, SegmentQueryException refusal)
    {
        var runes = query.Split('\n')[refusal.Line - 1].TrimEnd('\r').EnumerateRunes().Select(Plain).ToArray();
        var at = refusal.Column - 1;
        var from = Math.Max(0, at - ShownBefore);
        var to = Math.Min(runes.Length, at + ShownAfter);
        var (before, after) = (from > 0 ? "…" : "", to < runes.Length ? "…" : "");
        var line = $"{before}{string.Concat(runes[from..Math.Max(from, to)])}{after}";
        return (line, new string(' ', before.Length + at - from) + "^");
    }

    // A tab would move the caret away from its place.
    private static string Plain(Rune rune) => Rune.IsControl(rune) ? " " : rune.ToString();

    private void ShowJson(SegmentQueryException refusal)
    {
        using var json = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        json.WriteStartObject();
        json.WriteBoolean("valid", value: false);
        json.WriteString("error", refusal.MessageIn(language));
        json.WriteNumber("line", refusal.Line);
        json.WriteNumber("column", refusal.Column);
        json.WriteString("problem", refusal.ProblemIn(language));
        json.WriteEndObject();
    }
}

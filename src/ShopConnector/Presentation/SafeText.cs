using System.Text;

namespace ShopConnector.Presentation;

/// <summary>
/// Names come from strangers: a line break or an escape sequence in one must not be able to write on somebody's
/// terminal.
/// </summary>
internal static class SafeText
{
    public static string Of(string? text, int most = int.MaxValue)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isPlain = rune.Value is '\n' || !Rune.IsControl(rune);
            safe.Append(isPlain ? rune.ToString() : " ");
        }

        var whole = safe.ToString();
        if (whole.Length <= most)
        {
            return whole;
        }

        var cut = char.IsHighSurrogate(whole[most - 2]) ? most - 2 : most - 1;
        return whole[..cut] + "…";
    }

    /// <summary>For a table cell: one line.</summary>
    public static string Cell(string? text, int most = 48) => Of(text?.ReplaceLineEndings(" "), most);
}

namespace ShopConnector.Presentation.Segments;

/// <summary>
/// Text for a field of a CSV file. Names come from strangers, and a spreadsheet runs what begins like a formula:
/// <c>=HYPERLINK(…)</c> as a name would send the list away. An apostrophe in front makes it text again.
/// </summary>
internal static class CsvText
{
    // With the wide forms that spreadsheets of East Asia take for the same.
    private const string BeginsFormula = "=+-@\t\r\n＝＋－＠";

    public static string Of(string? text)
    {
        // What is cut off in front of it must not uncover a formula, so white space does not count.
        var plain = SafeText.Cell(text, int.MaxValue);
        var formula = plain.AsSpan().TrimStart() is [var first, ..] && BeginsFormula.Contains(first);
        var harmless = formula ? $"'{plain}" : plain;
        return harmless.AsSpan().IndexOfAny(",;\" '") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"")}\"";
    }
}

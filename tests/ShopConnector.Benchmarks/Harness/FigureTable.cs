using System.Globalization;
using System.Text;

namespace ShopConnector.Benchmarks.Harness;

/// <summary>Figures as a table of plain text: figure, value, target, verdict.</summary>
internal static class FigureTable
{
    public static string Of(string verb, IReadOnlyList<Figure> figures)
    {
        string[][] rows = [[verb, "value", "target", "verdict"], .. figures.Select(Cells)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var table = new StringBuilder();
        foreach (var row in rows)
        {
            var line = $"{row[0].PadRight(widths[0])}  {row[1].PadLeft(widths[1])}  {row[2].PadLeft(widths[2])}  {row[3]}";
            table.AppendLine(line.TrimEnd());
        }

        return table.ToString();
    }

    private static string[] Cells(Figure figure) =>
    [
        figure.Name,
        string.Create(CultureInfo.InvariantCulture, $"{figure.Value:#,0.###} {figure.Unit}"),
        figure.Target?.ToString() ?? "",
        figure.Verdict,
    ];
}

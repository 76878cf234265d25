using System.Globalization;
using System.Text;

namespace ShopConnector.Benchmarks.Harness;

/// <summary>Figures as a table of plain text: figure, value, target, verdict.</summary>
internal static class FigureTable
{
    public static string Of(string verb, IReadOnlyList<Figure> figures)
    {
        string[][] rows = [[verb, "value", "target", "verdict"], .. figures.Select(Cells)];
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        var table = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) =>
                column is 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            table.AppendLine(string.Join("  ", cells).TrimEnd());
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

using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;

namespace ShopConnector.Sandbox.History;

/// <summary>The embedded slice of real orders, oldest first, read once per process. Source: ATTRIBUTION.md.</summary>
internal static class HistoryFile
{
    private static readonly LocalDateTimePattern Minute =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    private static readonly Lazy<ImmutableArray<HistoryOrder>> All = new(ReadOrders);

    private static readonly Lazy<ImmutableSortedDictionary<string, string>> Titles = new(ReadProducts);

    public static ImmutableArray<HistoryOrder> Orders => All.Value;

    /// <summary>Description by SKU.</summary>
    public static ImmutableSortedDictionary<string, string> Products => Titles.Value;

    private static ImmutableArray<HistoryOrder> ReadOrders()
    {
        var orders = ImmutableArray.CreateBuilder<HistoryOrder>();
        var lines = ImmutableArray.CreateBuilder<HistoryLine>();
        string[]? head = null;
        foreach (var row in Rows("orders.csv.gz"))
        {
            var cells = row.Split(',');
            if (cells[0].Length > 0)
            {
                Finish(orders, head, lines);
                head = cells;
            }

            lines.Add(new HistoryLine(
                cells[4],
                int.Parse(cells[5], CultureInfo.InvariantCulture),
                decimal.Parse(cells[6], CultureInfo.InvariantCulture)));
        }

        Finish(orders, head, lines);
        return orders.ToImmutable();
    }

    private static void Finish(
        ImmutableArray<HistoryOrder>.Builder orders, string[]? head, ImmutableArray<HistoryLine>.Builder lines)
    {
        if (head is null)
            return;
        var customer = head[1].Length == 0 ? null : head[1];
        orders.Add(new HistoryOrder(head[0], customer, Minute.Parse(head[2]).Value, head[3], lines.DrainToImmutable()));
    }

    private static ImmutableSortedDictionary<string, string> ReadProducts() =>
        Rows("products.csv.gz")
            .Select(row => row.Split(',', 2))
            .ToImmutableSortedDictionary(cells => cells[0], cells => Unquoted(cells[1]), StringComparer.Ordinal);

    private static string Unquoted(string cell) =>
        cell.StartsWith('"') ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;

    private static IEnumerable<string> Rows(string file) =>
        EmbeddedFile.GzipText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
}

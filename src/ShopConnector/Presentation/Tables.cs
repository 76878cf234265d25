using Spectre.Console;

namespace ShopConnector.Presentation;

/// <summary>Tables whose cells are plain text: a customer named "[red]" must not colour anything.</summary>
internal static class Tables
{
    public static Table Titled(string title, params IEnumerable<string> columns)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title)) }.RoundedBorder();
        foreach (var column in columns)
        {
            table.AddColumn(Markup.Escape(column));
        }

        return table;
    }

    public static void Add(this Table table, params IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => new Text(cell)));
}

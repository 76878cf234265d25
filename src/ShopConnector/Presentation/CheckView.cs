using System.Text.Json;
using ShopConnector.Commands;
using ShopConnector.Sync.Check;
using Spectre.Console;

namespace ShopConnector.Presentation;

/// <summary>Every check as a line with ok or what to do.</summary>
internal sealed class CheckView(Terminal terminal)
{
    public void Show(IReadOnlyList<ShopCheck> checks, bool json)
    {
        if (json)
        {
            ShowJson(checks);
            return;
        }

        var table = new Table().RoundedBorder();
        table.AddColumns("Shop", "What", "", "Found", "What to do");
        foreach (var check in checks)
        {
            foreach (var line in check.Lines)
            {
                table.AddRow(
                    new Text(SafeText.Cell(check.Shop)), new Text(SafeText.Cell(line.Subject)), Mark(line.Result),
                    new Text(SafeText.Of(line.Found)), new Text(SafeText.Of(line.Remedy)));
            }
        }

        terminal.Out.Write(table);
    }

    private static Markup Mark(CheckResult result) => new(result switch
    {
        CheckResult.Ok => "[green]ok[/]",
        CheckResult.Warning => "[yellow]mind[/]",
        _ => "[red]problem[/]",
    });

    private void ShowJson(IReadOnlyList<ShopCheck> checks)
    {
        using var json = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        json.WriteStartObject();
        json.WriteStartArray("checks");
        foreach (var check in checks)
        {
            foreach (var line in check.Lines)
            {
                json.WriteStartObject();
                json.WriteString("shop", check.Shop);
                json.WriteString("what", line.Subject);
                json.WriteString("result", line.Result.ToString().ToLowerInvariant());
                json.WriteString("found", line.Found);
                json.WriteString("remedy", line.Remedy);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

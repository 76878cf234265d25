using System.Text.Json;
using ShopConnector.Commands;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using Spectre.Console;

namespace ShopConnector.Presentation;

/// <summary>What a run wrote, for people and for programs.</summary>
internal sealed class ApplyView(Terminal terminal)
{
    public void Show(IReadOnlyList<ShopResult> results, bool json)
    {
        if (json)
        {
            ShowJson(results);
            return;
        }

        var table = new Table().RoundedBorder();
        table.AddColumns(
            "Shop", "Run", "Customers", "Tags +", "Tags −", "Values", "Codes +", "Codes −", "Orders", "Refused",
            "Calls", "Took");
        foreach (var result in results)
        {
            if ((result.Report ?? result.Begun) is { Result: { } run } report)
            {
                table.AddRow([.. Row(report, run).Select(cell => new Text(cell))]);
            }
        }

        if (table.Rows.Count > 0)
        {
            terminal.Out.Write(table);
        }

        foreach (var result in results)
        {
            if (result.Report?.AppliedBefore is { } before)
            {
                terminal.Out.WriteLine(Sentence(result.Report, before));
            }

            ProblemList.Show(terminal, result);
        }
    }

    private static IEnumerable<string> Row(RunReport report, RunResult run)
    {
        yield return SafeText.Cell(report.Shop);
        yield return Figures.Number(report.Run ?? 0);
        yield return Figures.Number(run.Customers);
        yield return Figures.Number(run.TagsAdded);
        yield return Figures.Number(run.TagsRemoved);
        yield return Figures.Number(run.Fields);
        yield return Figures.Number(run.CodesIssued);
        yield return Figures.Number(run.CodesRetired);
        yield return Figures.Number(run.Orders);
        yield return Figures.Number(run.Refused);
        yield return Figures.Number(report.Calls.Requests);
        yield return Figures.Seconds(report.Took);
    }

    internal static string Sentence(RunReport report, StoredRun before) =>
        $"{SafeText.Cell(report.Shop)}: plan {report.Plan.Id} has been applied already, by run {before.Id}; "
        + "there is nothing left to write.";

    private void ShowJson(IReadOnlyList<ShopResult> results)
    {
        using var json = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        json.WriteStartObject();
        json.WriteStartArray("shops");
        foreach (var result in results)
        {
            json.WriteStartObject();
            ReportJson.WriteHead(json, result);
            if ((result.Report ?? result.Begun) is { Run: { } number, Result: { } run })
            {
                WriteRun(json, number, run);
            }

            if (result.Report is { AppliedBefore: { } before } report)
            {
                json.WriteNumber("appliedBefore", before.Id);
                json.WriteString("note", Sentence(report, before));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, long number, RunResult run)
    {
        json.WriteStartObject("run");
        json.WriteNumber("id", number);
        json.WriteNumber("customers", run.Customers);
        json.WriteNumber("tagsAdded", run.TagsAdded);
        json.WriteNumber("tagsRemoved", run.TagsRemoved);
        json.WriteNumber("metadataWritten", run.Fields);
        json.WriteNumber("codesCreated", run.CodesIssued);
        json.WriteNumber("codesRetired", run.CodesRetired);
        json.WriteNumber("orders", run.Orders);
        json.WriteNumber("ordersHeld", run.OrdersHeld);
        json.WriteNumber("refused", run.Refused);
        json.WriteEndObject();
    }
}

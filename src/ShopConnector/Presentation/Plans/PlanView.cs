using System.Text.Json;
using ShopConnector.Commands;
using ShopConnector.Presentation.WhatIf;
using ShopConnector.Presentation.WhatIf.Words;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Plan.Comparing;
using Spectre.Console;

namespace ShopConnector.Presentation.Plans;

/// <summary>
/// A plan, readable before anything is written: totals and the first lines; all lines with <c>--json</c>.
/// </summary>
internal sealed class PlanView(Terminal terminal, IStorage storage, OwedWords words)
{
    private const int LinesShown = 20;

    /// <param name="whatIf">Null: it is the plan of the shops' own programme.</param>
    public async Task ShowAsync(
        IReadOnlyList<ShopResult> results, ProgramComparison? whatIf, bool json, CancellationToken ct)
    {
        if (json)
        {
            await ShowJsonAsync(results, whatIf, ct);
            return;
        }

        foreach (var result in results)
        {
            if (result.Report is { } report)
            {
                await ShowAsync(report, ct);
            }

            ProblemList.Show(terminal, result, planned: true);
        }

        if (results.Count > 1 && whatIf is { OwedToday: { } today, OwedThen: { } then })
        {
            terminal.Out.Write(new Rule(words.AllShops).LeftJustified());
            terminal.Out.MarkupLineInterpolated($"{new LiabilityText(words).Both(today, then)}");
        }
    }

    private async Task ShowAsync(RunReport report, CancellationToken ct)
    {
        var totals = report.Plan.Totals!;
        if (report.Shift is { } shift)
            ShiftView.Show(terminal.Out, shift, words);

        terminal.Out.Write(new Rule($"{report.Shop}: plan {report.Plan.Id}").LeftJustified());
        var (due, touched) = (Counted.Customers(totals.Customers), Figures.Number(totals.CustomersTouched));
        var tags = $"{Counted.Of(totals.TagsAdded, "tag")} added, {Figures.Number(totals.TagsRemoved)} removed";
        var values = $"{Counted.Of(totals.Fields, "value")} written";
        var retired = Figures.Number(totals.CodesRetired);
        var codes = $"{Counted.Of(totals.CodesIssued, "code")} issued, {retired} taken back";
        terminal.Out.MarkupLineInterpolated(
            $"""
             {due} {(totals.Customers == 1 ? "was" : "were")} due; {touched} of them would change:
             {tags}, {values}, {codes}.
             """);
        if (totals.Orders > 0)
        {
            var held = Figures.Number(totals.OrdersHeld);
            terminal.Out.MarkupLineInterpolated(
                $"{Counted.Orders(totals.Orders)} by order rules, {held} of them held back.");
        }

        if (report.Setup.Count > 0)
        {
            terminal.Out.WriteLine("In the shop itself:");
            terminal.Out.WriteLine(string.Join('\n', SetupText.Lines(report.Setup)));
        }

        if (totals.CustomersTouched == 0)
        {
            return;
        }

        terminal.Out.Write(await LinesAsync(report.Plan.Id, ct));
        if (totals.CustomersTouched > LinesShown)
        {
            var more = Counted.Of(totals.CustomersTouched - LinesShown, "more customer");
            terminal.Out.MarkupLineInterpolated($"… and {more}; --json lists them all.");
        }
    }

    private async Task<Table> LinesAsync(long plan, CancellationToken ct)
    {
        var table = new Table().RoundedBorder();
        table.AddColumns("Customer", "Tags", "Values", "Codes", "Orders");
        await foreach (var line in storage.PlanLinesAsync(plan, ct))
        {
            if (line.Change is not { } change)
            {
                continue;
            }

            table.AddRow(
                new Text(SafeText.Cell(change.DisplayName ?? change.Email ?? change.Customer.ToString(), most: 32)),
                new Text(Tags(change)), new Text(Fields(change)), new Text(Codes(change)),
                new Text(SafeText.Of(string.Join('\n', change.Orders.SelectMany(OrderChangeText.Lines)))));
            if (table.Rows.Count == LinesShown)
            {
                break;
            }
        }

        return table;
    }

    private static string Tags(CustomerChange change) => SafeText.Of(string.Join(
        '\n', change.AddTags.Select(tag => $"+ {tag}").Concat(change.RemoveTags.Select(tag => $"− {tag}"))));

    private static string Fields(CustomerChange change) => SafeText.Of(string.Join(
        '\n', change.Fields.Where(field => field.Field != CardField.Tags)
            .Select(field => $"{Word(field.Field)}: {field.From ?? "–"} → {field.To ?? "–"}")));

    private static string Word(CardField field) => field switch
    {
        CardField.PointsPending => "pending points",
        CardField.OfferCode => "code",
        CardField.OfferUntil => "code until",
        CardField.ReferralCode => "code for friends",
        CardField.NextTier => "to the next tier",
        _ => field.ToString().ToLowerInvariant(),
    };

    private static string Codes(CustomerChange change) => SafeText.Of(string.Join(
        '\n', change.Issue.Select(code => $"+ {code.Code} ({code.Title}, {CodeText.Of(code)})")
            .Concat(change.Retire.Select(code => $"− {code.Code}"))));

    private async Task ShowJsonAsync(
        IReadOnlyList<ShopResult> results, ProgramComparison? whatIf, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        json.WriteStartObject();
        json.WriteStartArray("shops");
        foreach (var result in results)
        {
            json.WriteStartObject();
            ReportJson.WriteHead(json, result);
            if (result.Report is { } report)
            {
                if (report.Shift is { } shift)
                    ShiftJson.Write(json, shift);

                PlanJson.WriteTotals(json, report.Plan.Totals!);
                await PlanJson.WriteChangesAsync(json, storage.PlanLinesAsync(report.Plan.Id, ct), ct);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (whatIf is { OwedToday: { } today, OwedThen: { } then })
            LiabilityJson.Write(json, today, then);

        json.WriteEndObject();
    }
}

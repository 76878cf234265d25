using System.Collections.Immutable;
using System.Text.Json;
using NodaTime.Text;
using ShopConnector.Loyalty;
using ShopConnector.Sync.Plan;
using Spectre.Console;

namespace ShopConnector.Presentation;

internal sealed record ExplainedMember(StoredMember Member, Decision Decision, ImmutableArray<Reason> Reasons);

/// <summary>One member with every reason.</summary>
internal sealed class ExplainView(Terminal terminal, LoyaltyProgram rules)
{
    public void Show(ExplainedMember explained, bool json)
    {
        if (json)
        {
            ShowJson(explained);
            return;
        }

        var decision = explained.Decision;
        foreach (var customer in explained.Member.Customers)
        {
            var name = SafeText.Cell(customer.DisplayName ?? customer.Email, most: 60);
            terminal.Out.MarkupLineInterpolated($"[bold]{name}[/]  {SafeText.Cell(customer.Key.ToString())}");
        }

        var spent = Figures.Amount(decision.Metrics.AmountSpent, rules.Currency);
        var (points, pending) = (Figures.Number(decision.Points.Balance), Figures.Number(decision.Points.Pending));
        var tier = decision.Tier ?? "none";
        terminal.Out.MarkupLineInterpolated(
            $"{decision.Metrics.NumberOfOrders} orders, {spent}; points {points}, pending {pending}; tier {tier}");
        var table = new Table().RoundedBorder();
        table.AddColumns("What", "", "Because");
        foreach (var reason in explained.Reasons)
        {
            table.AddRow(
                new Text(SafeText.Cell(reason.About)), new Markup(reason.Holds ? "[green]yes[/]" : "no"),
                new Text(SafeText.Of(reason.Because)));
        }

        terminal.Out.Write(table);
        var next = decision.NextChange is { } at ? Local(at) : "never, unless something new happens";
        terminal.Out.MarkupLineInterpolated($"Changes next: {next}");
    }

    private string Local(NodaTime.Instant at) =>
        OffsetDateTimePattern.GeneralIso.Format(at.InZone(rules.Zone).ToOffsetDateTime());

    private void ShowJson(ExplainedMember explained)
    {
        var decision = explained.Decision;
        using var json = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        json.WriteStartObject();
        json.WriteString("member", decision.MemberId);
        WriteCustomers(json, explained.Member);
        json.WriteStartArray("tags");
        foreach (var tag in decision.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteString("tier", decision.Tier);
        json.WriteStartObject("points");
        json.WriteNumber("balance", decision.Points.Balance);
        json.WriteNumber("pending", decision.Points.Pending);
        json.WriteEndObject();
        WriteReasons(json, explained.Reasons);
        json.WriteString("nextChange", decision.NextChange is { } at ? Local(at) : null);
        json.WriteEndObject();
    }

    private static void WriteCustomers(Utf8JsonWriter json, StoredMember member)
    {
        json.WriteStartArray("customers");
        foreach (var customer in member.Customers)
        {
            json.WriteStartObject();
            json.WriteString("shop", customer.Key.Shop);
            json.WriteString("id", customer.Key.Id);
            json.WriteString("name", customer.DisplayName);
            json.WriteString("email", customer.Email);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReasons(Utf8JsonWriter json, ImmutableArray<Reason> reasons)
    {
        json.WriteStartArray("reasons");
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("about", reason.About);
            json.WriteBoolean("holds", reason.Holds);
            json.WriteString("because", reason.Because);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

using System.Text.Json;
using ShopConnector.Commands.Points;
using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Presentation.WhatIf;
using Spectre.Console;

namespace ShopConnector.Presentation.Points;

/// <summary>What the programme owes, in one table.</summary>
internal sealed class LiabilityView(Terminal terminal)
{
    public void Show(Liability total, string currency, bool json)
    {
        if (json)
        {
            ShowJson(total, currency);
            return;
        }

        var table = Tables.Titled("Points owed", "What", "Points");
        table.Add("available to spend", Figures.Number(total.Available));
        table.Add("pending", Figures.Number(total.Pending));
        table.Add($"expiring within {LiabilityTally.SoonDays} days", Figures.Number(total.ExpiringSoon));
        table.Add("below zero, owed by members", Figures.Number(total.OwedBack));
        terminal.Out.Write(table);
        terminal.Out.WriteLine(total.Value is { } value
            ? $"{Counted.Of(total.Members, "member")}; at the reward that gives most for a point, available and "
                + $"pending points come to {Figures.Amount(value, currency)}."
            : $"{Counted.Of(total.Members, "member")}; what points are worth in {currency} is not known, as "
                + $"{LiabilityText.Because(LiabilityUnknown.NoReward)}.");
        foreach (var problem in total.Problems)
        {
            terminal.Error($"Not counted: {problem}");
        }
    }

    private void ShowJson(Liability total, string currency)
    {
        using var json = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        json.WriteStartObject();
        json.WriteNumber("members", total.Members);
        json.WriteNumber("available", total.Available);
        json.WriteNumber("pending", total.Pending);
        json.WriteNumber("expiringWithin30Days", total.ExpiringSoon);
        json.WriteNumber("belowZero", total.OwedBack);
        json.WriteString("currency", currency);
        if (total.Value is { } value)
        {
            json.WriteNumber("value", value);
            json.WriteNull("valueUnknown");
        }
        else
        {
            json.WriteNull("value");
            json.WriteString("valueUnknown", LiabilityText.Because(LiabilityUnknown.NoReward));
        }

        json.WriteStartArray("problems");
        foreach (var problem in total.Problems)
        {
            json.WriteStringValue(problem);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

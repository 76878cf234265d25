using System.Text.Json;
using ShopConnector.Commands.Points;
using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Presentation.WhatIf.Words;
using Spectre.Console;

namespace ShopConnector.Presentation.Points;

/// <summary>What the programme owes, in one table.</summary>
internal sealed class LiabilityView(Terminal terminal, OwedWords words)
{
    public void Show(Liability total, string currency, bool json)
    {
        if (json)
        {
            ShowJson(total, currency);
            return;
        }

        var table = Tables.Titled(words.PointsOwed, words.What, words.Points);
        table.Add(words.Available, Figures.Number(total.Available));
        table.Add(words.Pending, Figures.Number(total.Pending));
        table.Add(words.ExpiringWithin(LiabilityTally.SoonDays), Figures.Number(total.ExpiringSoon));
        table.Add(words.BelowZero, Figures.Number(total.OwedBack));
        terminal.Out.Write(table);
        terminal.Out.WriteLine(total.Value is { } value
            ? words.Worth(total.Members, Figures.Amount(value, currency))
            : words.WorthNotKnown(total.Members, currency));
        foreach (var problem in total.Problems)
        {
            terminal.Error(words.NotCounted(problem));
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
            json.WriteString("valueUnknown", OwedWords.English.Because(LiabilityUnknown.NoReward));
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

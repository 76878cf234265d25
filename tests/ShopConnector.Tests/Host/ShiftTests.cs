using System.Text.Json;
using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Presentation.WhatIf;
using ShopConnector.Presentation.WhatIf.Words;
using Spectre.Console;

namespace ShopConnector.Tests.Host;

/// <summary>What another programme would cost, in money, for people and for scripts.</summary>
public sealed class ShiftTests
{
    private static readonly ProgramShift s_shift = new(
        Members: 2, Moved: 0, Tags: [], Tiers: [], Offers: [], PointsToday: 1_250, PointsOther: 2_500,
        new ProgramLiability("EUR", 1_250, PointsWorth: 12.5m, CodesWorth: 0m, CodesUnknown: 0),
        new ProgramLiability("EUR", 2_500, PointsWorth: 25m, CodesWorth: 7.5m, CodesUnknown: 2));

    [Fact]
    public void The_liability_of_both_programmes_and_the_difference_are_told() => Shown(s_shift).ShouldBe(
        """
        With the other programme 0 of 2 members move.
        Points owed: 1.250 today, 2.500 then.
        Liability today: EUR 12,50: EUR 12,50 in points, EUR 0,00 in open codes.
        Liability then: at least EUR 32,50: EUR 25,00 in points, EUR 7,50 in open codes, WITH.
        That is EUR 20,00 more, as far as is known.

        """.Replace("WITH", "and 2 open codes whose amount nobody knows", StringComparison.Ordinal));

    [Fact]
    public void So_are_they_in_Dutch()
    {
        var moved = s_shift with
        {
            Moved = 1,
            Tags = [new TagShift("VIP", 1, 0)],
            Tiers = [new TierShift(null, "Goud", 1)],
            Offers = [new OfferShift("Kom terug", 0, 1)],
        };
        var dutch = Shown(moved, OwedWords.Dutch);
        dutch.ShouldStartWith(
            """
            Met het andere programma verschuift 1 van de 2 leden.
            Uitstaande punten: nu 1.250, dan 2.500.
            Verplichting nu: EUR 12,50: EUR 12,50 aan punten, EUR 0,00 aan open codes.
            Verplichting dan: minstens EUR 32,50: EUR 25,00 aan punten, EUR 7,50 aan open codes, WITH.
            Dat is EUR 20,00 meer, voor zover bekend.

            """.Replace("WITH", "en 2 open codes waarvan niemand het bedrag kent", StringComparison.Ordinal));
        foreach (var word in (string[])["Wie er verschuift", "Leden erbij", "niveau geen → Goud", "aanbod Kom terug"])
            dutch.ShouldContain(word);

        var worthless = s_shift with { OwedToday = s_shift.OwedToday with { PointsWorth = null, Points = 1 } };
        Shown(worthless with { Members = 1 }, OwedWords.Dutch).ShouldBe(
            """
            Met het andere programma verschuift het ene lid niet.
            Uitstaande punten: nu 1.250, dan 2.500.
            Verplichting nu: niet bekend, want WHY: 1 punt, EUR 0,00 aan open codes.
            Verplichting dan: minstens EUR 32,50: EUR 25,00 aan punten, EUR 7,50 aan open codes, WITH.
            Hoeveel dat scheelt, is niet bekend: WHY.

            """.Replace("WITH", "en 2 open codes waarvan niemand het bedrag kent", StringComparison.Ordinal)
            .Replace("WHY", "geen beloning met een bedrag geeft punten een waarde", StringComparison.Ordinal));
    }

    [Fact]
    public void One_member_moves_in_the_singular() => Shown(s_shift with { Members = 1, Moved = 1 }).ShouldStartWith(
        "With the other programme 1 of 1 member moves.\n");

    [Fact]
    public void What_nobody_can_say_is_not_told_as_a_number()
    {
        var worthless = s_shift with { OwedToday = s_shift.OwedToday with { PointsWorth = null } };
        Shown(worthless).ShouldContain(
            "Liability today: not known, as no reward of an amount gives points a worth: 1.250 points, EUR 0,00 in "
            + "open codes.");
        Shown(worthless).ShouldContain(
            "How much more or less that is, is not known: no reward of an amount gives points a worth.");

        var abroad = s_shift with { OwedOther = s_shift.OwedOther with { Currency = "USD", CodesUnknown = 1 } };
        Shown(abroad).ShouldContain("and 1 open code whose amount nobody knows.");
        Shown(abroad).ShouldContain(
            "How much more or less that is, is not known: the two programmes count in different currencies.");
    }

    [Fact]
    public void Scripts_read_the_same_numbers()
    {
        var shift = Json(s_shift);

        shift.GetProperty("liabilityToday").GetRawText().ShouldBe(
            """{"currency":"EUR","points":1250,"pointsWorth":"12.50","codesWorth":"0.00","codesUnknown":0,""" +
            "\"total\":\"12.50\"}");
        shift.GetProperty("liabilityOther").GetProperty("total").GetString().ShouldBe("32.50");
        shift.GetProperty("liabilityShift").GetString().ShouldBe("20.00");
        shift.GetProperty("liabilityShiftUnknown").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void What_nobody_can_say_scripts_read_as_null_and_why()
    {
        var worthless = Json(s_shift with { OwedToday = s_shift.OwedToday with { PointsWorth = null } });
        worthless.GetProperty("liabilityToday").GetProperty("total").ValueKind.ShouldBe(JsonValueKind.Null);
        worthless.GetProperty("liabilityShift").ValueKind.ShouldBe(JsonValueKind.Null);
        worthless.GetProperty("liabilityShiftUnknown").GetString().ShouldBe(
            "no reward of an amount gives points a worth");

        var abroad = Json(s_shift with { OwedOther = s_shift.OwedOther with { Currency = "USD" } });
        abroad.GetProperty("liabilityOther").GetProperty("total").GetString().ShouldBe("32.50");
        abroad.GetProperty("liabilityShift").ValueKind.ShouldBe(JsonValueKind.Null);
        abroad.GetProperty("liabilityShiftUnknown").GetString().ShouldBe(
            "the two programmes count in different currencies");
    }

    private static JsonElement Json(ProgramShift shift)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            ShiftJson.Write(json, shift);
            json.WriteEndObject();
        }

        return JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("shift");
    }

    private static string Shown(ProgramShift shift, OwedWords? words = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 500;
        ShiftView.Show(console, shift, words ?? OwedWords.English);
        return output.ToString();
    }
}

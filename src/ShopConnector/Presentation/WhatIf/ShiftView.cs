using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Presentation.WhatIf.Words;
using Spectre.Console;

namespace ShopConnector.Presentation.WhatIf;

/// <summary>What another programme would change, for a shop owner: who moves, and what it comes to owe.</summary>
internal static class ShiftView
{
    public static void Show(IAnsiConsole output, ProgramShift shift, OwedWords words)
    {
        output.MarkupLineInterpolated(
            $"""
             {words.Moved(shift.Moved, shift.Members)}
             {words.PointsOf(shift.PointsToday, shift.PointsOther)}
             {new LiabilityText(words).Both(shift.OwedToday, shift.OwedOther)}
             """);
        if (shift.Moved == 0)
            return;

        var table = Tables.Titled(words.WhoMoves, words.What, words.More, words.Fewer);
        foreach (var tag in shift.Tags)
            table.Add(SafeText.Cell(words.Tag(tag.Tag)), Figures.Number(tag.Gained), Figures.Number(tag.Lost));

        foreach (var tier in shift.Tiers)
            table.Add(SafeText.Cell(words.Tier(tier.From, tier.To)), Figures.Number(tier.Members), "");

        foreach (var offer in shift.Offers)
            table.Add(SafeText.Cell(words.Offer(offer.Offer)), Figures.Number(offer.More), Figures.Number(offer.Fewer));

        output.Write(table);
    }
}

using ShopConnector.Loyalty.WhatIf;
using Spectre.Console;

namespace ShopConnector.Presentation;

/// <summary>What another programme would change, for a shop owner: who moves, and what it owes in points.</summary>
internal static class ShiftView
{
    public static void Show(IAnsiConsole output, ProgramShift shift)
    {
        output.MarkupLineInterpolated(
            $"""
             With the other programme {Figures.Number(shift.Moved)} of {Figures.Number(shift.Members)} members move.
             Points owed: {Figures.Number(shift.PointsToday)} today, {Figures.Number(shift.PointsOther)} then.
             """);
        if (shift.Moved == 0)
            return;

        var table = Tables.Titled("Who moves", "What", "Members more", "Members fewer");
        foreach (var tag in shift.Tags)
            table.Add(SafeText.Cell($"tag {tag.Tag}"), Figures.Number(tag.Gained), Figures.Number(tag.Lost));

        foreach (var tier in shift.Tiers)
            table.Add(
                SafeText.Cell($"tier {tier.From ?? "none"} → {tier.To ?? "none"}"), Figures.Number(tier.Members), "");

        foreach (var offer in shift.Offers)
            table.Add(SafeText.Cell($"offer {offer.Offer}"), Figures.Number(offer.More), Figures.Number(offer.Fewer));

        output.Write(table);
    }
}

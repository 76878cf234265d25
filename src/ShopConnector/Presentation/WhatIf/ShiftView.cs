using ShopConnector.Loyalty.WhatIf;
using Spectre.Console;

namespace ShopConnector.Presentation.WhatIf;

/// <summary>What another programme would change, for a shop owner: who moves, and what it comes to owe.</summary>
internal static class ShiftView
{
    public static void Show(IAnsiConsole output, ProgramShift shift)
    {
        output.MarkupLineInterpolated(
            $"""
             With the other programme {Moved(shift)}.
             Points owed: {Figures.Number(shift.PointsToday)} today, {Figures.Number(shift.PointsOther)} then.
             {LiabilityText.Both(shift.OwedToday, shift.OwedOther)}
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

    private static string Moved(ProgramShift shift) =>
        $"{Figures.Number(shift.Moved)} of {Counted.Of(shift.Members, "member")} "
        + (shift.Moved == 1 ? "moves" : "move");
}

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
             Liability today: {Owed(shift.OwedToday)}.
             Liability then: {Owed(shift.OwedOther)}.
             {Difference(shift)}
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

    private static string Owed(ProgramLiability owed)
    {
        var points = owed.PointsWorth is { } worth
            ? $"{Figures.Amount(worth, owed.Currency)} in points"
            : "points without a value, as no reward takes off an amount";
        var unknown = owed.CodesUnknown switch
        {
            0 => "",
            1 => ", and 1 open code whose amount nobody knows",
            _ => $", and {Figures.Number(owed.CodesUnknown)} open codes whose amount nobody knows",
        };
        return $"{Figures.Amount(owed.Worth, owed.Currency)}: {points}, "
            + $"{Figures.Amount(owed.CodesWorth, owed.Currency)} in open codes{unknown}";
    }

    private static string Difference(ProgramShift shift)
    {
        var (today, other) = (shift.OwedToday, shift.OwedOther);
        if (!string.Equals(today.Currency, other.Currency, StringComparison.OrdinalIgnoreCase))
            return "The two programmes count in different currencies.";

        var more = other.Worth - today.Worth;
        return more == 0m ? "The liability stays the same."
            : $"That is {Figures.Amount(Math.Abs(more), today.Currency)} {(more > 0m ? "more" : "less")}.";
    }
}

using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Presentation.WhatIf.Words;

namespace ShopConnector.Presentation.WhatIf;

/// <summary>What two programmes owe, for people; never a number where nobody knows it.</summary>
internal sealed class LiabilityText(OwedWords words)
{
    public string Both(ProgramLiability today, ProgramLiability other) =>
        $"""
         {words.LiabilityToday(Owed(today))}
         {words.LiabilityThen(Owed(other))}
         {Difference(today, other)}
         """;

    private string Owed(ProgramLiability owed)
    {
        var codes = words.Codes(Figures.Amount(owed.CodesWorth, owed.Currency), owed.CodesUnknown);
        return owed is { Worth: { } worth, PointsWorth: { } points }
            ? words.Known(
                Figures.Amount(worth, owed.Currency), Figures.Amount(points, owed.Currency), codes,
                atLeast: owed.CodesUnknown > 0)
            : words.NotKnown(owed.Points, codes);
    }

    private string Difference(ProgramLiability today, ProgramLiability other)
    {
        if (ProgramLiability.Between(today, other, out var unknown) is not { } more)
            return words.DifferenceNotKnown(unknown!.Value);

        var known = today.CodesUnknown + other.CodesUnknown == 0;
        return more == 0m
            ? words.Same(known)
            : words.Difference(Figures.Amount(Math.Abs(more), today.Currency), more > 0m, known);
    }
}

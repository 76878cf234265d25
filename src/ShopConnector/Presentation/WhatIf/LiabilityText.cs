using ShopConnector.Loyalty.WhatIf;

namespace ShopConnector.Presentation.WhatIf;

/// <summary>What two programmes owe, for people; never a number where nobody knows it.</summary>
internal static class LiabilityText
{
    public static string Both(ProgramLiability today, ProgramLiability other) =>
        $"""
         Liability today: {Owed(today)}.
         Liability then: {Owed(other)}.
         {Difference(today, other)}
         """;

    public static string Because(LiabilityUnknown why) => why switch
    {
        LiabilityUnknown.NoReward => "no reward of an amount gives points a worth",
        LiabilityUnknown.CurrenciesDiffer => "the two programmes count in different currencies",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, message: null),
    };

    private static string Owed(ProgramLiability owed)
    {
        var codes = $"{Figures.Amount(owed.CodesWorth, owed.Currency)} in open codes{Unknown(owed.CodesUnknown)}";
        return owed is { Worth: { } worth, PointsWorth: { } points }
            ? $"{(owed.CodesUnknown == 0 ? "" : "at least ")}{Figures.Amount(worth, owed.Currency)}: "
                + $"{Figures.Amount(points, owed.Currency)} in points, {codes}"
            : $"not known, as {Because(LiabilityUnknown.NoReward)}: {Counted.Of(owed.Points, "point")}, {codes}";
    }

    private static string Unknown(long codes) => codes switch
    {
        0 => "",
        1 => ", and 1 open code whose amount nobody knows",
        _ => $", and {Figures.Number(codes)} open codes whose amount nobody knows",
    };

    private static string Difference(ProgramLiability today, ProgramLiability other)
    {
        if (ProgramLiability.Between(today, other, out var unknown) is not { } more)
            return $"How much more or less that is, is not known: {Because(unknown!.Value)}.";

        var known = today.CodesUnknown + other.CodesUnknown == 0 ? "" : ", as far as is known";
        return more == 0m
            ? $"The liability stays the same{known}."
            : $"That is {Figures.Amount(Math.Abs(more), today.Currency)} {(more > 0m ? "more" : "less")}{known}.";
    }
}

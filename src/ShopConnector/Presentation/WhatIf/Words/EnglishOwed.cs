using ShopConnector.Loyalty.WhatIf;

namespace ShopConnector.Presentation.WhatIf.Words;

internal sealed class EnglishOwed : OwedWords
{
    public override string What => "What";

    public override string WhoMoves => "Who moves";

    public override string More => "Members more";

    public override string Fewer => "Members fewer";

    public override string AllShops => "All shops together, a member of several counted once";

    public override string PointsOwed => "Points owed";

    public override string Points => "Points";

    public override string Available => "available to spend";

    public override string Pending => "pending";

    public override string BelowZero => "below zero, owed by members";

    public override string Moved(long moved, long members) =>
        $"With the other programme {Figures.Number(moved)} of {Counted.Of(members, "member")} "
        + $"{(moved == 1 ? "moves" : "move")}.";

    public override string PointsOf(long today, long then) =>
        $"Points owed: {Figures.Number(today)} today, {Figures.Number(then)} then.";

    public override string LiabilityToday(string owed) => $"Liability today: {owed}.";

    public override string LiabilityThen(string owed) => $"Liability then: {owed}.";

    public override string Known(string worth, string points, string codes, bool atLeast) =>
        $"{(atLeast ? "at least " : "")}{worth}: {points} in points, {codes}";

    public override string NotKnown(long points, string codes) =>
        $"not known, as {Because(LiabilityUnknown.NoReward)}: {Counted.Of(points, "point")}, {codes}";

    public override string Codes(string worth, long unknown) => unknown switch
    {
        0 => $"{worth} in open codes",
        1 => $"{worth} in open codes, and 1 open code whose amount nobody knows",
        _ => $"{worth} in open codes, and {Figures.Number(unknown)} open codes whose amount nobody knows",
    };

    public override string DifferenceNotKnown(LiabilityUnknown why) =>
        $"How much more or less that is, is not known: {Because(why)}.";

    public override string Same(bool known) => $"The liability stays the same{AsFarAs(known)}.";

    public override string Difference(string amount, bool more, bool known) =>
        $"That is {amount} {(more ? "more" : "less")}{AsFarAs(known)}.";

    public override string Because(LiabilityUnknown why) => why switch
    {
        LiabilityUnknown.NoReward => "no reward of an amount gives points a worth",
        LiabilityUnknown.CurrenciesDiffer => "the two programmes count in different currencies",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, message: null),
    };

    public override string Tag(string tag) => $"tag {tag}";

    public override string Tier(string? from, string? to) => $"tier {from ?? "none"} → {to ?? "none"}";

    public override string Offer(string offer) => $"offer {offer}";

    public override string ExpiringWithin(int days) => $"expiring within {days} days";

    public override string Worth(long members, string amount) =>
        $"{Counted.Of(members, "member")}; at the reward that gives most for a point, available and pending points "
        + $"come to {amount}.";

    public override string WorthNotKnown(long members, string currency) =>
        $"{Counted.Of(members, "member")}; what points are worth in {currency} is not known, as "
        + $"{Because(LiabilityUnknown.NoReward)}.";

    public override string NotCounted(string problem) => $"Not counted: {problem}";

    private static string AsFarAs(bool known) => known ? "" : ", as far as is known";
}

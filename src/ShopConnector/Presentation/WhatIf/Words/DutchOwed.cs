using ShopConnector.Loyalty.WhatIf;

namespace ShopConnector.Presentation.WhatIf.Words;

internal sealed class DutchOwed : OwedWords
{
    public override string What => "Wat";

    public override string WhoMoves => "Wie er verschuift";

    public override string More => "Leden erbij";

    public override string Fewer => "Leden eraf";

    public override string AllShops => "Alle winkels samen, een lid van meer dan één winkel telt eenmaal";

    public override string PointsOwed => "Uitstaande punten";

    public override string Points => "Punten";

    public override string Available => "te besteden";

    public override string Pending => "in afwachting";

    public override string BelowZero => "onder nul, schuld van leden";

    public override string Moved(long moved, long members) => members == 1
        ? $"Met het andere programma {(moved == 1 ? "verschuift het ene lid" : "verschuift het ene lid niet")}."
        : $"Met het andere programma {(moved == 1 ? "verschuift" : "verschuiven")} {Figures.Number(moved)} van de "
            + $"{Figures.Number(members)} leden.";

    public override string PointsOf(long today, long then) =>
        $"Uitstaande punten: nu {Figures.Number(today)}, dan {Figures.Number(then)}.";

    public override string LiabilityToday(string owed) => $"Verplichting nu: {owed}.";

    public override string LiabilityThen(string owed) => $"Verplichting dan: {owed}.";

    public override string Known(string worth, string points, string codes, bool atLeast) =>
        $"{(atLeast ? "minstens " : "")}{worth}: {points} aan punten, {codes}";

    public override string NotKnown(long points, string codes) =>
        $"niet bekend, want {Because(LiabilityUnknown.NoReward)}: {PointsOf(points)}, {codes}";

    public override string Codes(string worth, long unknown) => unknown switch
    {
        0 => $"{worth} aan open codes",
        1 => $"{worth} aan open codes, en 1 open code waarvan niemand het bedrag kent",
        _ => $"{worth} aan open codes, en {Figures.Number(unknown)} open codes waarvan niemand het bedrag kent",
    };

    public override string DifferenceNotKnown(LiabilityUnknown why) =>
        $"Hoeveel dat scheelt, is niet bekend: {Because(why)}.";

    public override string Same(bool known) => $"De verplichting blijft gelijk{AsFarAs(known)}.";

    public override string Difference(string amount, bool more, bool known) =>
        $"Dat is {amount} {(more ? "meer" : "minder")}{AsFarAs(known)}.";

    public override string Because(LiabilityUnknown why) => why switch
    {
        LiabilityUnknown.NoReward => "geen beloning met een bedrag geeft punten een waarde",
        LiabilityUnknown.CurrenciesDiffer => "de twee programma's rekenen in verschillende valuta's",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, message: null),
    };

    public override string Tag(string tag) => $"tag {tag}";

    public override string Tier(string? from, string? to) => $"niveau {from ?? "geen"} → {to ?? "geen"}";

    public override string Offer(string offer) => $"aanbod {offer}";

    public override string ExpiringWithin(int days) => $"vervalt binnen {days} dagen";

    public override string Worth(long members, string amount) =>
        $"{Members(members)}; bij de beloning die het meest voor een punt geeft, komen de punten die te besteden en in "
        + $"afwachting zijn neer op {amount}.";

    public override string WorthNotKnown(long members, string currency) =>
        $"{Members(members)}; wat punten in {currency} waard zijn is niet bekend, want "
        + $"{Because(LiabilityUnknown.NoReward)}.";

    public override string NotCounted(string problem) => $"Niet meegeteld: {problem}";

    private static string PointsOf(long points) => $"{Figures.Number(points)} {(points == 1 ? "punt" : "punten")}";

    private static string Members(long members) => $"{Figures.Number(members)} {(members == 1 ? "lid" : "leden")}";

    private static string AsFarAs(bool known) => known ? "" : ", voor zover bekend";
}

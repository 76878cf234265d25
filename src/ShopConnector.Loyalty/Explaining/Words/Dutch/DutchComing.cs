using NodaTime;

namespace ShopConnector.Loyalty.Explaining.Words.Dutch;

internal sealed class DutchComing : ComingWording
{
    public override string Given(LocalDate day, bool unlessBought) => $"komt erbij op {Day(day)}{Unless(unlessBought)}";

    public override string Lost(LocalDate day, bool unlessBought) => $"vervalt op {Day(day)}{Unless(unlessBought)}";

    public override string TierUntil(LocalDate day, string? next) =>
        $"tot {Day(day)}, daarna {next ?? "geen niveau"}{Unless(bought: true)}";

    public override string TierFrom(LocalDate day) => $"vanaf {Day(day)}{Unless(bought: true)}";

    public override string Released(long points, LocalDate day) =>
        $"{Points(points)} {(points == 1 ? "komt" : "komen")} beschikbaar op {Day(day)}";

    public override string Expired(long points, LocalDate day) =>
        $"{Points(points)} {(points == 1 ? "vervalt" : "vervallen")} op {Day(day)}";

    public override string Opens(LocalDate day, bool unlessBought) =>
        $"gaat open op {Day(day)}{Unless(unlessBought)}";

    public override string Ends(LocalDate lastDay) => $"loopt af na {Day(lastDay)}";

    public override string EndsUnused(LocalDate lastDay, long givenBack) => givenBack == 0
        ? Ends(lastDay)
        : $"{Ends(lastDay)}; ongebruikt {(givenBack == 1 ? "komt" : "komen")} er {Points(givenBack)} terug";

    public override string EnoughPoints(LocalDate day) => $"genoeg punten op {Day(day)}";

    private static string Points(long points) =>
        points == 1 ? "1 punt" : $"{Notation.Dutch.Number(points)} punten";

    private static string Day(LocalDate day) => Notation.Dutch.Day(day);

    private static string Unless(bool bought) => bought ? ", tenzij er iets wordt gekocht" : "";
}

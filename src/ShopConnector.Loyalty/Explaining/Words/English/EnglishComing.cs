using NodaTime;

namespace ShopConnector.Loyalty.Explaining.Words.English;

internal sealed class EnglishComing(Notation notation) : ComingWording
{
    public override string Given(LocalDate day, bool unlessBought) => $"given on {Day(day)}{Unless(unlessBought)}";

    public override string Lost(LocalDate day, bool unlessBought) => $"lost on {Day(day)}{Unless(unlessBought)}";

    public override string TierUntil(LocalDate day, string? next) =>
        $"until {Day(day)}, then {next ?? "no tier"}{Unless(bought: true)}";

    public override string TierFrom(LocalDate day) => $"from {Day(day)} on{Unless(bought: true)}";

    public override string Released(long points, LocalDate day) =>
        $"{Points(points)} {(points == 1 ? "becomes" : "become")} available on {Day(day)}";

    public override string Expired(long points, LocalDate day) =>
        $"{Points(points)} {(points == 1 ? "expires" : "expire")} on {Day(day)}";

    public override string Opens(LocalDate day, bool unlessBought) => $"opens on {Day(day)}{Unless(unlessBought)}";

    public override string Ends(LocalDate lastDay) => $"ends after {Day(lastDay)}";

    public override string EndsUnused(LocalDate lastDay, long givenBack) => givenBack == 0
        ? Ends(lastDay)
        : $"{Ends(lastDay)}; unused, it gives {Points(givenBack)} back";

    public override string EnoughPoints(LocalDate day) => $"points enough on {Day(day)}";

    private string Points(long points) => points == 1 ? "1 point" : $"{notation.Number(points)} points";

    private string Day(LocalDate day) => notation.Day(day);

    private static string Unless(bool bought) => bought ? ", unless something is bought" : "";
}

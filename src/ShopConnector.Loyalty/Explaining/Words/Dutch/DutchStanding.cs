using NodaTime;

namespace ShopConnector.Loyalty.Explaining.Words.Dutch;

internal sealed class DutchStanding : StandingWording
{
    public override string Points => "punten";

    public override string HeldFromBefore => "eerder bereikt en nog behouden";

    public override string ShipsFree => "gratis verzending";

    public override string BelowZero => "onder nul; wat erbij komt, vult dat eerst aan";

    public override string Tag(string tag) => $"tag {tag}";

    public override string TagFamily(string prefix) => $"tag {prefix}…";

    public override string Tier(string name) => $"niveau {name}";

    public override string Reward(string name) => $"beloning {name}";

    public override string Offer(string name) => $"aanbod {name}";

    public override string Order(string key) => $"bestelling {key}";

    public override string Reached(decimal amount, decimal from) =>
        $"{Amount(amount)} telt mee, {Amount(amount - from)} boven {Amount(from)}";

    public override string NotReached(decimal amount, decimal from) =>
        $"{Amount(amount)} telt mee, {Amount(from - amount)} te weinig voor {Amount(from)}";

    public override string CarriesTag(string tag) => $"draagt de tag {tag}";

    public override string HigherTier(string? name) => $"{name} is hoger";

    public override string Balance(long available, long pending) =>
        $"{Number(available)} te besteden, {Number(pending)} in afwachting";

    public override string Expiry(long points, LocalDate day) =>
        $"{Number(points)} {(points == 1 ? "vervalt" : "vervallen")} op {Notation.Dutch.Day(day)}";

    public override string NoOrderWith(bool vendor) =>
        $"geen bestelling waarvan {(vendor ? "het merk" : "het kanaal")} bekend is";

    public override string InOrders(string name, int orders, int total) =>
        $"{name} zit in {Number(orders)} van {Number(total)} {(total == 1 ? "bestelling" : "bestellingen")}";

    public override string FamilyAsks(decimal share, int orders)
    {
        var asked = share switch
        {
            1m => "gevraagd zijn alle bestellingen",
            > 0m => $"gevraagd is {Number(Math.Round(share * 100m, 2))} % van de bestellingen",
            _ => "gevraagd is een deel van de bestellingen, hoe klein ook",
        };
        return $"{asked}, en minstens {Number(orders)}";
    }

    private static string Number(decimal number) => Notation.Dutch.Number(number);

    private static string Amount(decimal amount) => Notation.Dutch.Amount(amount);
}

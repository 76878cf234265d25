using NodaTime;

namespace ShopConnector.Loyalty.Explaining.Words.English;

internal sealed class EnglishStanding(Notation notation) : StandingWording
{
    public override string Points => "points";

    public override string HeldFromBefore => "it was reached before and is still held";

    public override string ShipsFree => "ships free";

    public override string BelowZero => "below zero; what is added makes up for that first";

    public override string Tag(string tag) => $"tag {tag}";

    public override string TagFamily(string prefix) => $"tag {prefix}…";

    public override string Tier(string name) => $"tier {name}";

    public override string Reward(string name) => $"reward {name}";

    public override string Offer(string name) => $"offer {name}";

    public override string Order(string key) => $"order {key}";

    public override string Reached(decimal amount, decimal from) =>
        $"{Amount(amount)} qualifies, {Amount(amount - from)} above {Amount(from)}";

    public override string NotReached(decimal amount, decimal from) =>
        $"{Amount(amount)} qualifies, {Amount(from - amount)} short of {Amount(from)}";

    public override string CarriesTag(string tag) => $"carries the tag {tag}";

    public override string HigherTier(string? name) => $"{name} is higher";

    public override string Balance(long available, long pending) =>
        $"{Number(available)} available, {Number(pending)} pending";

    public override string Expiry(long points, LocalDate day) =>
        $"{Number(points)} {(points == 1 ? "expires" : "expire")} on {notation.Day(day)}";

    public override string NoOrderWith(bool vendor) => $"no order with a {(vendor ? "vendor" : "channel")}";

    public override string InOrders(string name, int orders, int total) =>
        $"{name} is in {Number(orders)} of {Number(total)} {(total == 1 ? "order" : "orders")}";

    public override string FamilyAsks(decimal share, int orders)
    {
        var asked = share switch
        {
            1m => "all orders are",
            > 0m => $"{Number(Math.Round(share * 100m, 2))} % of the orders is",
            _ => "any order is",
        };
        return $"{asked} asked for, and at least {Number(orders)}";
    }

    private string Number(decimal number) => notation.Number(number);

    private string Amount(decimal amount) => notation.Amount(amount);
}

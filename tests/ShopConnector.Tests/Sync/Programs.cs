using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Tests.Sync;

/// <summary>Small programmes to run against.</summary>
internal static class Programs
{
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    public static CompiledProgram Of(params Segment[] segments) => Compile(new LoyaltyProgram
    {
        Zone = Zone,
        Currency = "EUR",
        Segments = [.. segments],
        Points = new PointsRules { PendingDays = 0 },
        Offers = [new Offer("Kom terug", "last_order_date < -3m", OfferValue.Percent(15m)) { ControlShare = 0m }],
    });

    /// <summary>Without offers: the letters of codes differ by installation.</summary>
    public static CompiledProgram Tagging(params Segment[] segments) => Compile(new LoyaltyProgram
    {
        Zone = Zone,
        Currency = "EUR",
        Segments = [.. segments],
        Points = new PointsRules { PendingDays = 14 },
    });

    public static CompiledProgram With(params Offer[] offers) => Compile(new LoyaltyProgram
    {
        Zone = Zone,
        Currency = "EUR",
        Points = new PointsRules { PendingDays = 0 },
        Offers = [.. offers],
    });

    public static CompiledProgram Paying(params Bonus[] bonuses) => Compile(new LoyaltyProgram
    {
        Zone = Zone,
        Currency = "EUR",
        Points = new PointsRules { PendingDays = 0, Bonuses = [.. bonuses] },
    });

    public static CompiledProgram Vip(decimal from = 100m) =>
        Of(new Segment("VIP", "VIP", FormattableString.Invariant($"amount_spent >= {from}")));

    public static CompiledProgram Of(params OrderRule[] rules) => Compile(new LoyaltyProgram
    {
        Zone = Zone,
        Currency = "EUR",
        Points = new PointsRules { PendingDays = 0 },
        OrderRules = [.. rules],
    });

    public static CompiledProgram Of(params Reward[] rewards) => Compile(new LoyaltyProgram
    {
        Zone = Zone,
        Currency = "EUR",
        Points = new PointsRules { PendingDays = 0 },
        Rewards = [.. rewards],
    });

    public static CompiledProgram Compile(LoyaltyProgram rules)
    {
        var program = CompiledProgram.TryCompile(rules, out var problems);
        problems.ShouldBeEmpty();
        return program!;
    }
}

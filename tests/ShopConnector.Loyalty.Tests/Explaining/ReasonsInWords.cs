using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Loyalty.Tiers;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Explaining;

/// <summary>A customer of a salon's shop on 22 November 2026, told to the owner in both languages.</summary>
public sealed class ReasonsInWords
{
    private const string Now = "2026-11-22";

    private static readonly LoyaltyProgram Salon = Program(points => points with
    {
        PendingDays = 14,
        Expiry = new ExpiryPolicy(12),
    }) with
    {
        Segments =
        [
            new Segment("Beste klanten", "VIP", "amount_spent >= 2000"),
            new Segment("Pas nog geweest", "Actief", "last_order_date >= -6w"),
            new Segment("Weggebleven", "Weg", "last_order_date < -6w"),
        ],
        TagFamilies = [new TagFamily("merk:", TagFamilyBy.Vendor, 0.8m, 2)],
        Tiers = [new Tier("Zilver", 1000m), new Tier("Goud", 5000m)],
        Offers =
        [
            new Offer("Kom terug", "last_order_date < -3m", OfferValue.Percent(15m)) { ControlShare = 0m },
        ],
        OrderRules = [new OrderRule("Groot", "amount >= 500") { Tags = ["controle"], Hold = true }],
    };

    private static readonly MemberHistory An = Member(
        Order("1001", "2025-12-01", 1340.93m) with { Lines = [new OrderLine { Vendor = "Wella", Quantity = 2m }] },
        Order("1002", "2026-05-01", 250m) with { Lines = [new OrderLine { Vendor = "Keune", Quantity = 1m }] },
        Order("1003", "2026-11-20", 750m) with { Fulfilment = FulfilmentState.Unfulfilled });

    [Fact]
    public void In_English() => Told(Wording.English).ShouldBe([]);

    [Fact]
    public void In_Dutch() => Told(Wording.Dutch).ShouldBe([]);

    [Fact]
    public void Under_the_contract_the_sentence_says_all()
    {
        var reasons = Evaluation.Explain(An, Salon.Compiled(), At(Now));

        reasons.ShouldAllBe(reason => reason.Rules.IsEmpty && reason.Evidence.IsEmpty && reason.Next.IsEmpty);
        reasons.Select(reason => $"{reason.About}: {reason.Because}").ShouldBe([]);
    }

    private static IEnumerable<string> Told(Wording words) =>
        Evaluation.Explain(An, Salon.Compiled(), At(Now), words).SelectMany(Lines);

    private static IEnumerable<string> Lines(Reason reason) =>
    [
        $"{reason.About} {(reason.Holds ? "+" : "-")} {reason.Because}",
        .. reason.Rules.Select(rule => $"  {rule.Kind} {rule.Name}: {rule.Query}"),
        .. reason.Evidence.Select(one => $"  {one.Clause}: {string.Join(' ', one.Orders.Select(key => key.Id))}"),
        .. reason.Next.Select(change => $"  {change.At}: {change.What}"),
    ];
}

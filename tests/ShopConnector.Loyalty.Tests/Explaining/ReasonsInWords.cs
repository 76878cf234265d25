using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;
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
        Tiers = [new Tier("Zilver", 1000m) { Tag = "zilver" }, new Tier("Goud", 5000m)],
        Rewards = [new Reward("Tientje", 2000) { Terms = new CodeTerms(CodeKind.Amount, 10m) }],
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
    public void In_English() => Told(Wording.English).ShouldBe(
        [
            "tag VIP + the amount spent is 2,340.93, 340.93 above 2,000",
            "  Segment Beste klanten: amount_spent >= 2000",
            "  amount_spent >= 2000: 1003 1002 1001",
            "tag Actief + the day of the last order is 20 November 2026, 40 days after 11 October 2026 (-6w)",
            "  Segment Pas nog geweest: last_order_date >= -6w",
            "  last_order_date >= -6w: 1003",
            "  2027-01-01T23:00:00Z: lost on 2 January 2027, unless something is bought",
            "tag Weg - the day of the last order is 20 November 2026, 40 days after 11 October 2026 (-6w)",
            "  Segment Weggebleven: last_order_date < -6w",
            "  last_order_date < -6w: 1003",
            "  2027-01-01T23:00:00Z: given on 2 January 2027, unless something is bought",
            "tag merk:… - Keune is in 1 of 3 orders; 80 % of the orders is asked for, and at least 2",
            "  TagFamily merk:: ",
            "  : 1002",
            "tier Zilver + 2,340.93 qualifies, 1,340.93 above 1,000; carries the tag zilver",
            "  Tier Zilver: ",
            "  : 1003 1002 1001",
            "  2027-04-30T22:00:00Z: until 1 May 2027, then no tier, unless something is bought",
            "tier Goud - 2,340.93 qualifies, 2,659.07 short of 5,000",
            "  Tier Goud: ",
            "  : 1003 1002 1001",
            "points + 1,590 available, 750 pending",
            "  : 1003 1002 1001",
            "  2026-11-30T23:00:00Z: 1,340 points expire on 1 December 2026",
            "  2026-12-03T23:00:00Z: 750 points become available on 4 December 2026",
            "reward Tientje - 1,590 points, 410 short of 2,000",
            "  Reward Tientje: ",
            "offer Kom terug - the day of the last order is 20 November 2026, 90 days after 22 August 2026 (-3m)",
            "  Offer Kom terug: last_order_date < -3m",
            "  last_order_date < -3m: 1003",
            "  2027-02-20T23:00:00Z: opens on 21 February 2027, unless something is bought",
            "order atelier:1003 + Groot: the amount is 750, 250 above 500; tags controle; is to be held",
            "  OrderRule Groot: amount >= 500",
        ]);

    [Fact]
    public void In_Dutch() => Told(Wording.Dutch).ShouldBe(
        [
            "tag VIP + het bestede bedrag is 2.340,93, 340,93 boven 2.000",
            "  Segment Beste klanten: amount_spent >= 2000",
            "  amount_spent >= 2000: 1003 1002 1001",
            "tag Actief + de dag van de laatste bestelling is 20 november 2026, 40 dagen na 11 oktober 2026 (-6w)",
            "  Segment Pas nog geweest: last_order_date >= -6w",
            "  last_order_date >= -6w: 1003",
            "  2027-01-01T23:00:00Z: vervalt op 2 januari 2027, tenzij er iets wordt gekocht",
            "tag Weg - de dag van de laatste bestelling is 20 november 2026, 40 dagen na 11 oktober 2026 (-6w)",
            "  Segment Weggebleven: last_order_date < -6w",
            "  last_order_date < -6w: 1003",
            "  2027-01-01T23:00:00Z: komt erbij op 2 januari 2027, tenzij er iets wordt gekocht",
            "tag merk:… - Keune zit in 1 van 3 bestellingen; gevraagd is 80 % van de bestellingen, en minstens 2",
            "  TagFamily merk:: ",
            "  : 1002",
            "niveau Zilver + 2.340,93 telt mee, 1.340,93 boven 1.000; draagt de tag zilver",
            "  Tier Zilver: ",
            "  : 1003 1002 1001",
            "  2027-04-30T22:00:00Z: tot 1 mei 2027, daarna geen niveau, tenzij er iets wordt gekocht",
            "niveau Goud - 2.340,93 telt mee, 2.659,07 te weinig voor 5.000",
            "  Tier Goud: ",
            "  : 1003 1002 1001",
            "punten + 1.590 te besteden, 750 in afwachting",
            "  : 1003 1002 1001",
            "  2026-11-30T23:00:00Z: 1.340 punten vervallen op 1 december 2026",
            "  2026-12-03T23:00:00Z: 750 punten komen beschikbaar op 4 december 2026",
            "beloning Tientje - 1.590 punten, 410 te weinig voor 2.000",
            "  Reward Tientje: ",
            "aanbod Kom terug - de dag van de laatste bestelling is 20 november 2026, 90 dagen na 22 "
                + "augustus 2026 (-3m)",
            "  Offer Kom terug: last_order_date < -3m",
            "  last_order_date < -3m: 1003",
            "  2027-02-20T23:00:00Z: gaat open op 21 februari 2027, tenzij er iets wordt gekocht",
            "bestelling atelier:1003 + Groot: het bedrag is 750, 250 boven 500; tags controle; moet "
                + "worden vastgehouden",
            "  OrderRule Groot: amount >= 500",
        ]);

    [Fact]
    public void Under_the_contract_the_sentence_says_all()
    {
        var reasons = Evaluation.Explain(An, Salon.Compiled(), At(Now));

        reasons.ShouldAllBe(reason => reason.Rules.IsEmpty && reason.Evidence.IsEmpty && reason.Next.IsEmpty);
        reasons.Select(reason => $"{reason.About}: {reason.Because}").ShouldBe(
        [
            "tag VIP: amount_spent is 2340.93, 340.93 above 2000",
            "tag Actief: last_order_date is 2026-11-20, 40 days after 2026-10-11 (-6w)",
            "tag Weg: last_order_date is 2026-11-20, 40 days after 2026-10-11 (-6w)",
            "tag merk:…: Keune is in 1 of 3 orders; 80 % of the orders is asked for, and at least 2",
            "tier Zilver: 2340.93 qualifies, 1340.93 above 1000",
            "tier Goud: 2340.93 qualifies, 2659.07 short of 5000",
            "points: 1590 available, 750 pending; 1340 expire on 2026-12-01",
            "reward Tientje: 1590 points, 410 short of 2000",
            "offer Kom terug: last_order_date is 2026-11-20, 90 days after 2026-08-22 (-3m)",
            "order atelier:1003: Groot: amount is 750, 250 above 500; tags controle; is to be held",
        ]);
    }

    /// <summary>Points go below zero by hand too: nobody is told of a refund there never was.</summary>
    [Fact]
    public void A_debt_is_told_without_guessing_where_it_came_from()
    {
        var taken = Member() with { Manual = [new ManualPoints("1", At("2026-11-01"), -20, "Dubbel geteld", "An")] };

        Points(taken, Wording.Dutch).ShouldBe(
            "-20 te besteden, 0 in afwachting; onder nul; wat erbij komt, vult dat eerst aan");
        Points(taken, Wording.English).ShouldBe(
            "-20 available, 0 pending; below zero; what is added makes up for that first");
    }

    private static string Points(MemberHistory member, Wording words) => Evaluation
        .Explain(member, Salon.Compiled(), At(Now), words)
        .Single(one => one.About == words.Standing.Points).Because;

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

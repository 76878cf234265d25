using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Explaining;

public sealed class WhatComesNext
{
    private static readonly Offer WinBack = new("Kom terug", "last_order_date < -3m", OfferValue.Percent(15m))
    {
        ControlShare = 0m,
        Steps = [new OfferStep(3, OfferValue.Tag("herinneren"))],
    };

    /// <summary>The query alone never sees points go; the day on which they do is foretold all the same.</summary>
    [Fact]
    public void A_tag_that_hangs_on_points_is_lost_when_they_expire()
    {
        var program = Program(points => points with { Expiry = new ExpiryPolicy(12) }) with
        {
            Segments = [new Segment("Rijk", "rijk", "points_balance >= 100")],
        };
        var rich = Member(Order("1", "2026-03-01", 120m));

        Next("tag rijk", rich, program, "2026-05-01").ShouldBe(["lost on 1 March 2027, unless something is bought"]);
    }

    [Fact]
    public void A_birthday_is_no_purchase()
    {
        var program = Program() with { Segments = [new Segment("Jarig", "jarig", "birthday = today")] };
        var an = Member() with { Customers = [Customer() with { Birthday = new(1990, 6, 5) }] };

        Next("tag jarig", an, program, "2026-05-01").ShouldBe(["given on 5 June 2026"]);
        Next("tag jarig", an, program, "2026-06-05").ShouldBe(["lost on 6 June 2026"]);
    }

    [Fact]
    public void A_tier_says_what_follows_it()
    {
        var program = Program() with { Tiers = [new Tier("Zilver", 100m), new Tier("Goud", 300m)] };
        var an = Member(Order("1", "2025-08-01", 250m), Order("2", "2026-03-01", 120m));

        Next("tier Goud", an, program, "2026-05-01")
            .ShouldBe(["until 1 August 2026, then Zilver, unless something is bought"]);
        Next("tier Zilver", an, program, "2026-05-01").ShouldBe(["from 1 August 2026 on, unless something is bought"]);
    }

    [Fact]
    public void An_offer_tells_its_end_and_its_next_step()
    {
        var program = Program() with { Points = null, Offers = [WinBack] };
        var away = Member(Order("1", "2026-01-10", 50m));
        var stored = away.Stored(away.On("2026-05-01", program));

        Next("offer Kom terug", away, program, "2026-02-01")
            .ShouldBe(["opens on 11 April 2026, unless something is bought"]);
        Next("offer Kom terug", stored, program, "2026-05-02")
            .ShouldBe(["step 2 of 2 on 4 May 2026, unless something is bought before", "ends after 8 May 2026"]);
    }

    [Fact]
    public void A_control_group_is_told_and_nothing_else_is_promised_to_it()
    {
        var program = Program() with { Points = null, Offers = [WinBack with { ControlShare = 1m }] };
        var away = Member(Order("1", "2026-01-10", 50m));
        var reason = Evaluation.Explain(away, program.Compiled(), At("2026-05-01"), Wording.Dutch)
            .Single(one => one.About == "aanbod Kom terug");

        reason.Because.ShouldBe(
            "in de controlegroep, die niets krijgt en wel wordt gevolgd; "
            + "stap 1 van 2 open sinds 1 mei 2026, tot en met 8 mei 2026");
        (reason.Holds, reason.Next.IsEmpty).ShouldBe((false, true));
    }

    [Fact]
    public void A_reward_tells_when_it_comes_and_what_an_unused_one_gives_back()
    {
        var program = Program(points => points with { PendingDays = 14 }) with
        {
            Rewards =
            [
                new Reward("Vijfje", 50)
                {
                    Terms = new CodeTerms(CodeKind.Amount, 5m), Automatic = true, ValidDays = 10,
                },
                new Reward("Tientje", 1_000) { Terms = new CodeTerms(CodeKind.Amount, 10m) },
            ],
        };
        var an = Member(Order("1", "2026-03-01", 60m));
        var stored = an.Stored(an.On("2026-03-20", program));

        Next("reward Vijfje", an, program, "2026-03-02").ShouldBe(["opens on 15 March 2026"]);
        Next("reward Vijfje", stored, program, "2026-03-21")
            .ShouldBe(["ends after 30 March 2026; unused, it gives 50 points back"]);
        Next("reward Tientje", stored, program, "2026-03-21").ShouldBeEmpty();
    }

    [Fact]
    public void Evidence_is_the_newest_first_and_bounded()
    {
        var program = Program() with { Segments = [new Segment("Al eens", "ooit", "number_of_orders >= 1")] };
        var orders = Enumerable.Range(1, Evidence.MostOrders + 1)
            .Select(number => Order($"{number}", "2026-01-01", 1m) with
            {
                PlacedAt = At("2026-01-01") + NodaTime.Duration.FromMinutes(number),
            });
        var evidence = Evaluation.Explain(
            Member([.. orders]), program.Compiled(), At("2026-05-01"), Wording.English)[0].Evidence.ShouldHaveSingleItem();

        (evidence.Total, evidence.Orders.Length).ShouldBe((1_001, 1_000));
        evidence.Orders[0].ShouldBe(Key("1001"));
        evidence.Orders[^1].ShouldBe(Key("2"));
    }

    private static IEnumerable<string> Next(string about, MemberHistory history, LoyaltyProgram program, string at) =>
        Evaluation.Explain(history, program.Compiled(), At(at), Wording.English)
            .Single(reason => reason.About == about).Next.Select(change => change.What);
}

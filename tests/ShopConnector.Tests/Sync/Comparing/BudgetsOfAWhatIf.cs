using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Sync.Plan.Comparing;

namespace ShopConnector.Tests.Sync.Comparing;

/// <summary>Two shops of three customers each, all of whom an offer is for, and a budget that does not last.</summary>
public sealed class BudgetsOfAWhatIf
{
    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 1, 10, 0);

    [Fact]
    public async Task A_new_offer_is_given_until_its_codes_are_out_shop_after_shop()
    {
        await using var world = await WorldAsync();
        var other = Paying(new OfferBudget(Codes: 4));

        var would = await ToldIsDoneAsync(world, Paying(), other);

        would.ShouldBe(
        [
            "atelier: Kom terug +3 −0; 3 codes",
            "kaashuis: Kom terug +1 −0; 1 codes; Offer Kom terug: 2 members wait, because its budget is given out: "
            + "4 open of at most 4. Raise Budget to let them in sooner.",
            "EUR 0 today, EUR 40 then",
        ]);
    }

    [Fact]
    public async Task What_is_open_already_counts_against_the_budgets_of_both_programmes()
    {
        await using var world = await WorldAsync();
        var today = Paying(new OfferBudget(Codes: 2));
        await world.ApplyAsync(today, "today");

        // Two codes of ten are out. Of fifteen each, one more is within 49, and a second is not.
        var would = await ToldIsDoneAsync(world, today, Paying(new OfferBudget(Liability: 49m), amount: 15m));

        would.ShouldBe(
        [
            "atelier: Kom terug +1 −0; 1 codes",
            "kaashuis: 0 codes; Offer Kom terug: 3 members wait, because its budget is given out: "
            + "35.00 of at most 49.00 EUR. Raise Budget to let them in sooner.",
            "EUR 20 today, EUR 35 then",
        ]);
    }

    [Fact]
    public async Task What_today_s_programme_would_still_give_is_no_gain_of_the_other_one()
    {
        await using var world = await WorldAsync();
        var today = Paying(new OfferBudget(Codes: 3));
        await world.PlanAsync(today, "today");

        var would = await ToldIsDoneAsync(world, today, Paying(new OfferBudget(Codes: 5)));

        would.ShouldBe(
        [
            "atelier: 3 codes",
            "kaashuis: Kom terug +2 −0; 2 codes; Offer Kom terug: 1 member waits, because its budget is given out: "
            + "5 open of at most 5. Raise Budget to let them in sooner.",
            "EUR 30 today, EUR 50 then",
        ]);
    }

    [Fact]
    public async Task A_plan_of_several_shops_promises_no_more_than_the_budget_has()
    {
        await using var world = await WorldAsync();
        var program = Paying(new OfferBudget(Codes: 4));

        var planned = await world.PlanAsync(program, "today");
        var applied = await world.ApplyAsync(program, "today");

        planned.Select(report => report.Plan.Totals!.CodesIssued).ShouldBe([3, 1]);
        applied.Select(report => report.Result!.CodesIssued).ShouldBe([3, 1]);
    }

    [Fact]
    public async Task A_code_that_alone_is_more_than_the_budget_is_told_to_never_fit()
    {
        await using var world = await WorldAsync();
        var share = new Offer("Kom terug", "last_order_date < -3m", OfferValue.PercentOfLastOrder(10m))
        {
            ControlShare = 0m,
            Budget = new OfferBudget(Liability: 5m),
        };

        var planned = await world.PlanAsync(Programs.With(share), "today");

        planned[0].Notes.ShouldBe(
        [
            "Offer Kom terug: 2 members wait, because its budget is given out: 4.00 of at most 5.00 EUR. "
            + "No place that becomes free will do for 1 of them: one code alone comes to more than all of it. "
            + "Raise Budget:Liability to 6.00 or more.",
        ]);
    }

    [Fact]
    public async Task Points_that_become_codes_are_owed_once_whichever_shop_makes_the_codes()
    {
        await using var world = await WorldAsync();
        world.Shops[1].Email("ans", "an@example.com"); // One member: the newest order is in the second shop.
        world.Shops[1].Order("ans", "99", s_now - Duration.FromDays(20), 60m);
        var other = Programs.Compile(Paying().Rules with
        {
            Points = new PointsRules { PendingDays = 0 },
            Rewards = [new Reward("Tegoed", 100) { Terms = new CodeTerms(CodeKind.Amount, 5m), Automatic = true }],
        });

        var (whole, _) = await world.PlanWithAsync(Paying(), "today", new OtherProgram(other, "other"));
        await world.ApplyAsync(other, "other");

        var facts = await WorldFacts.OfAsync(world);
        whole.OwedThen.ShouldBe(new ProgramLiability(
            "EUR", facts.Points, PointWorth.Of(facts.Points, other.Rules), CodesWorth: 5m, CodesUnknown: 0));
        facts.Points.ShouldBe(450 - 100);
    }

    [Fact]
    public async Task Who_cannot_be_counted_today_is_planned_all_the_same_and_left_out_of_what_moves()
    {
        await using var world = await WorldAsync();
        world.Shops[0].Change("1", order => order with { Currency = "USD" });
        var other = Programs.Compile(Paying(new OfferBudget(Codes: 9)).Rules with
        {
            ExchangeRates = System.Collections.Immutable.ImmutableDictionary<string, decimal>.Empty.Add("USD", 0.9m),
        });

        var (_, would) = await world.PlanWithAsync(Paying(), "today", new OtherProgram(other, "other"));

        (would[0].Shift!.Members, would[0].Plan.Totals!.CodesIssued, would[0].ProblemCount).ShouldBe((2, 3, 0));
        would[0].Notes.ShouldBe(
        [
            "1 member cannot be counted by today's programme, so what moves is told without them; "
            + "plan without --with names them.",
        ]);
    }

    /// <summary>What was told, after it was checked against what apply did then.</summary>
    private static async Task<IReadOnlyList<string>> ToldIsDoneAsync(
        ShopWorld world, CompiledProgram today, CompiledProgram other)
    {
        var (whole, would) = await world.PlanWithAsync(today, "today", new OtherProgram(other, "other"));
        var done = await world.ApplyAsync(other, "other");

        done.Select(report => report.Plan.Totals).ShouldBe(would.Select(report => report.Plan.Totals));
        done.Select(report => report.Result!.CodesIssued)
            .ShouldBe(would.Select(report => report.Plan.Totals!.CodesIssued));
        var (worth, unknown) = (await WorldFacts.OfAsync(world)).Codes(other.Rules);
        (whole.OwedThen!.CodesWorth, whole.OwedThen.CodesUnknown).ShouldBe((worth, unknown));
        return
        [
            .. would.Select(report => $"{report.Shop}: " + string.Join("; ", report.Shift!.Offers
                .Select(offer => $"{offer.Offer} +{offer.More} −{offer.Fewer}")
                .Append($"{report.Plan.Totals!.CodesIssued} codes").Concat(report.Notes))),
            FormattableString.Invariant($"EUR {whole.OwedToday!.CodesWorth} today, EUR {whole.OwedThen.CodesWorth} then"),
        ];
    }

    private static Task<ShopWorld> WorldAsync()
    {
        var (here, there) = (new MemoryShop(), new MemoryShop(ShopConnector.Sync.Platform.WooCommerce) { Name = "kaashuis" });
        var orders = 0;
        foreach (var (shop, names) in new[] { (here, "an bob cas"), (there, "ans bea cor") })
        {
            foreach (var name in names.Split(' '))
            {
                shop.Customer(name);
                shop.Order(name, $"{++orders}", s_now - Duration.FromDays(150), 30m + (orders * 10m));
            }
        }

        return ShopWorld.OpenAsync(s_now, here, there);
    }

    /// <summary>Without points; null: without the offer.</summary>
    private static CompiledProgram Paying(OfferBudget? budget = null, decimal amount = 10m) =>
        Programs.Compile(new LoyaltyProgram
        {
            Zone = Programs.Zone,
            Currency = "EUR",
            Offers = budget is null
                ? []
                : [
                    new Offer("Kom terug", "last_order_date < -3m", OfferValue.Amount(amount))
                    {
                        ControlShare = 0m,
                        Budget = budget,
                    },
                ],
        });
}

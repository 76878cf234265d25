using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty.Tests;

public sealed class CompiledPrograms
{
    [Fact]
    public void A_name_that_no_shop_could_show_is_refused_wherever_there_is_one()
    {
        var (endless, broken) = (new string('x', 101), "twee\nregels");
        var query = "amount_spent > 1";
        var program = Given.Program(rules => rules with { Bonuses = [new(endless, BonusOn.Registration, 5)] }) with
        {
            Segments = [new(endless, "A", query), new(broken, "B", query), new("C", new string('x', 256), query)],
            Tiers = [new(endless, 500m), new(broken, 600m)],
            Rewards = [new(new string('z', 101), 5) { Gift = "G" }],
            Offers =
            [
                new(endless, query, OfferValue.Percent(5m)), new(broken, query, OfferValue.Percent(5m)),
                new(new string('y', 100), query, OfferValue.Percent(5m)),
            ],
            OrderRules = [new(broken, "amount > 1") { Tags = ["T"] }],
        };

        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();

        problems.Select(problem => problem.Path).ShouldBe(
            [
                "Segments:0:Name", "Segments:1:Name", "Segments:2:Tag", "Points:Bonuses:0:Name", "Tiers:0:Name",
                "Tiers:1:Name", "Rewards:0:Name", "Offers:0:Name", "Offers:1:Name", "OrderRules:0:Name",
            ],
            ignoreOrder: true);
        problems.ShouldContain(new ProgramProblem("Offers:0:Name",
            "has 101 characters; it is part of what codes, postings and lists are known by, so write at most 100, " +
            "such as \"Kom terug\"."));
        problems.ShouldContain(new ProgramProblem("Tiers:1:Name",
            "has a line break or another control character, which no shop shows in the title of a code; " +
            "write one plain line, such as \"Zilver\"."));
    }

    [Fact]
    public void All_problems_are_found_at_once_each_with_its_place()
    {
        var program = Given.Program(rules => rules with
        {
            PerUnit = -1m,
            PendingDays = 29,
            Expiry = new ExpiryPolicy(1),
            Rates = [new(new LocalDate(2026, 6, 1), 2m), new(new LocalDate(2026, 6, 1), 3m)],
            Bonuses = [new("a", BonusOn.Event, -5)],
        }) with
        {
            Segments =
            [
                new("A", "VIP", "number_of_orders >> 3"), new("B", "vip", "amount_spent > 1"), new("C", "a,b", ""),
            ],
            Tiers = [new("Zilver", 500m), new("zilver", 500m, -1m)],
            Offers = [new("Kom terug", "amount_spent > 1", OfferValue.Percent(0m), 0, -1)],
        };

        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();

        problems.Select(problem => problem.Path).ShouldBe(
            [
                "Segments:0:Query", "Segments:2:Query", "Segments:1:Tag", "Segments:2:Tag", "Points:PerUnit",
                "Points:Rates:1:From", "Points:Bonuses:0:Points", "Points:Bonuses:0:Kind", "Points:PendingDays",
                "Tiers:1:Name", "Tiers:1:Multiplier", "Tiers:1:From",
                "Offers:0:ValidDays", "Offers:0:CooldownDays", "Offers:0:Percent",
            ],
            ignoreOrder: true);
        problems[0].Message.ShouldStartWith("Line 1 Column 19: ");
    }

    [Theory]
    [InlineData("customer_tags CONTAINS 'kampioen'",
        "Line 1 Column 24: the query names its own tag 'kampioen', which is not decided yet; " +
        "name only tags of earlier segments or of the merchant, such as customer_tags CONTAINS 'Groothandel'.")]
    [InlineData("customer_tags NOT CONTAINS 'Later'",
        "Line 1 Column 28: the query names the tag 'Later', which is decided later, by Segments:1; move that segment " +
        "before this one, such as to Segments:0.")]
    public void A_query_names_only_tags_that_are_decided_before_it(string query, string message)
    {
        var program = Given.Program() with
        {
            Segments = [new Segment("K", "Kampioen", query), new Segment("L", "Later", "amount_spent > 1")],
        };

        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();
        problems.ShouldBe([new ProgramProblem("Segments:0:Query", message)]);
    }

    [Theory]
    [InlineData(28, 1, true)]
    [InlineData(29, 1, false)]
    [InlineData(365, 12, true)]
    [InlineData(366, 12, false)]
    public void Points_must_be_available_before_the_shortest_such_months_are_over(int days, int months, bool sound)
    {
        var program = Given.Program(rules => rules with { PendingDays = days, Expiry = new ExpiryPolicy(months) });

        (CompiledProgram.TryCompile(program, out _) is not null).ShouldBe(sound);
    }

    [Fact]
    public void A_message_says_what_is_wrong_and_what_is_right()
    {
        var program = Given.Program() with { Tiers = [new("Zilver", 500m), new("ZILVER", -1m)] };

        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();
        problems.ShouldBe([
            new(
                "Tiers:1:Name",
                "\"ZILVER\" is taken by Tiers:0 already (case is ignored); " +
                "give each its own, such as \"ZILVER 2\".", "Tiers:0:Name"),
            new("Tiers:1:From", "is -1; it is at least 0, such as 500."),
        ]);
    }

    [Fact]
    public void A_tag_loses_its_outer_blanks()
    {
        var program = Given.Program() with { Segments = [new("A", " VIP ", "number_of_orders >= 1")] };

        Given.Member(Given.Order("1", "2026-01-01", 1m)).On("2026-02-01", program).Tags.ShouldBe(["VIP"]);
    }
}

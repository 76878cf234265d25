using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ShopConnector.Commands.Points;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;

namespace ShopConnector.Tests.Points;

/// <summary>What is owed to all members is what is owed to each of them, added up.</summary>
public sealed class LiabilityTests
{
    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 1, 10, 0);

    [Fact]
    public void The_whole_is_the_sum_of_its_members() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var program = Compiled(Five with { Automatic = random.Next(2) == 0 });
            var members = Enumerable.Range(1, random.Next(1, 6)).Select(number => Random(random, number)).ToList();

            var total = Total(program, members);

            var positions = members.Select(member => Evaluation.Of(member, program, s_now).Points).ToList();
            (total.Available - total.OwedBack).ShouldBe(positions.Sum(one => one.Balance));
            total.OwedBack.ShouldBe(-positions.Sum(one => Math.Min(0, one.Balance)));
            total.Pending.ShouldBe(positions.Sum(one => one.Pending));
            total.ExpiringSoon.ShouldBeInRange(0, total.Available);
            total.Members.ShouldBe(members.Count);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Within_thirty_days_is_what_nobody_spends_and_not_the_day_after()
    {
        var program = Compiled(Five);
        // Paid on 1 and 2 December: lost at the start of those days a year later, 30 and 31 days from now.
        var soon = Member(1, (Instant.FromUtc(2025, 12, 1, 9, 0), 70m));
        var later = Member(2, (Instant.FromUtc(2025, 12, 2, 9, 0), 80m));

        var total = Total(program, [soon, later]);
        (total.Members, total.Available, total.ExpiringSoon, total.Value).ShouldBe((2, 150, 70, 1.5m));
    }

    [Fact]
    public void The_reward_that_gives_most_for_a_point_says_what_points_are_worth()
    {
        var member = Member(1, (s_now - Duration.FromDays(40), 300m), (s_now - Duration.FromDays(1), 33m));

        var best = new Reward("25 euro", 2_000) { Terms = new CodeTerms(CodeKind.Amount, 25m) };
        var total = Total(Compiled(Five, best), [member]);
        (total.Available, total.Pending, total.Value).ShouldBe((300, 33, 4.16m));
        Total(Compiled(new Reward("10 procent", 2_000) { Terms = CodeTerms.Percent(10m) }), [member])
            .Value.ShouldBeNull();
    }

    [Fact]
    public void Who_cannot_be_counted_is_named_and_the_others_are_counted()
    {
        var odd = Member(1, (s_now - Duration.FromDays(40), 300m));
        odd = odd with { Orders = [odd.Orders[0] with { Currency = "SEK" }] };

        var total = Total(Compiled(Five), [odd, Member(2, (s_now - Duration.FromDays(40), 10m))]);

        (total.Members, total.Available).ShouldBe((1, 10));
        total.Problems.ShouldHaveSingleItem().ShouldContain("SEK");
    }

    private static Reward Five { get; } = new("5 euro", 500) { Terms = new CodeTerms(CodeKind.Amount, 5m) };

    private static Liability Total(CompiledProgram program, IEnumerable<MemberHistory> members)
    {
        var tally = new LiabilityTally(program, s_now);
        foreach (var member in members)
        {
            tally.Add(member);
        }

        return tally.Total();
    }

    private static MemberHistory Random(Random random, int number)
    {
        var orders = Enumerable.Range(0, random.Next(4))
            .Select(_ => (s_now - Duration.FromDays(random.Next(0, 800)), (decimal)random.Next(1, 700))).ToArray();
        return Member(number, orders) with
        {
            Manual = random.Next(2) == 0
                ? []
                : [new ManualPoints($"{number}", s_now - Duration.FromDays(random.Next(1, 90)), random.Next(-400, 400),
                    "Test", "An")],
        };
    }

    private static MemberHistory Member(int number, params (Instant At, decimal Amount)[] orders) => new()
    {
        Id = $"m{number}",
        Customers =
        [
            new Customer { Key = new CustomerKey("atelier", $"c{number}"), CreatedAt = s_now - Duration.FromDays(900) },
        ],
        Orders =
        [
            .. orders.Select((order, index) => new Order
            {
                Key = new OrderKey("atelier", $"{number}-{index}"),
                PlacedAt = order.At,
                PaidAt = order.At,
                Currency = "EUR",
                Total = order.Amount,
                Goods = order.Amount,
            }),
        ],
    };

    private static CompiledProgram Compiled(params Reward[] rewards)
    {
        var program = CompiledProgram.TryCompile(
            new LoyaltyProgram
            {
                Zone = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"],
                Currency = "EUR",
                Points = new PointsRules { Expiry = new ExpiryPolicy(12) },
                Rewards = [.. rewards],
            },
            out var problems);
        problems.ShouldBeEmpty();
        return program!;
    }
}

using NodaTime;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty.Tests.Points;

/// <summary>What holds for every member, tried on a thousand random ones.</summary>
public sealed class LedgerProperties
{
    private const int Seeds = 1_000;

    [Fact]
    public void The_postings_add_up_to_balance_and_pending_and_every_key_is_there_once() => ForEach((member, program) =>
    {
        var decision = Evaluation.Of(member.History, program, Now(member));

        decision.Postings.Sum(posting => posting.Points).ShouldBe(decision.Points.Balance + decision.Points.Pending);
        decision.Postings.Select(posting => posting.Key).ShouldBeUnique();
        var cuts = !member.Program.Points!.Caps.IsEmpty;
        decision.Postings.ShouldAllBe(posting => (posting.Points != 0 || cuts) && posting.At <= Now(member));
    });

    [Fact]
    public void Available_lots_less_what_is_owed_are_the_balance() => ForEach((member, program) =>
    {
        var now = Now(member);
        var seen = SeenHistory.UpTo(member.History, now);
        var tiers = program.Tiers is { } rules ? new TierTimeline(seen.Orders, rules) : null;

        var ledger = MemberPoints.Of(seen, program, tiers, new MemberReferrals(program.Offers, seen), now)!;

        (ledger.Lots.Available - ledger.Lots.Owed).ShouldBe(ledger.Balance);
    });

    [Fact]
    public void What_an_order_made_ends_at_zero_when_it_is_cancelled_or_refunded_in_full() =>
        ForEach((member, program) =>
    {
        var decision = Evaluation.Of(member.History, program, RandomMember.Last);
        foreach (var order in member.History.Orders)
        {
            var remaining = RemainingBase.Of(order, EarnOn.Total);
            if (order.CancelledAt is not null || (remaining == 0 && order.Total > 0))
                SumOf(decision, order.Key.ToString()).ShouldBeLessThanOrEqualTo(0, order.Key.ToString());

            SumOf(decision, order.Key.ToString()).ShouldBeGreaterThanOrEqualTo(0, order.Key.ToString());
        }
    });

    [Fact]
    public void No_cap_is_ever_exceeded_also_when_older_orders_arrive_later() => ForEach((member, program) =>
    {
        var half = member.History with { Orders = [.. member.History.Orders.Where((_, index) => index % 2 == 0)] };
        var stored = half.Stored(Evaluation.Of(half, program, Now(member))).Postings;

        var decision = Evaluation.Of(member.History with { Postings = stored }, program, RandomMember.Last);

        foreach (var cap in member.Program.Points!.Caps.Where(cap => cap.On == CapOn.Earning))
            decision.Postings.Where(posting => posting.Key.StartsWith("earn:", StringComparison.Ordinal))
                .GroupBy(posting => Period(posting, cap.Per, program.Rules.Zone))
                .ShouldAllBe(period => period.Sum(posting => posting.Points) <= cap.Points);
    });

    [Fact]
    public void The_order_of_the_input_never_matters() => ForEach((member, program) =>
        Text(Evaluation.Of(member.Shuffled(), program, Now(member)))
            .ShouldBe(Text(Evaluation.Of(member.History, program, Now(member)))));

    [Fact]
    public void The_output_fed_back_changes_nothing() => ForEach((member, program) =>
    {
        var now = Now(member);
        var once = Evaluation.Of(member.History, program, now);

        Text(Evaluation.Of(member.History.Stored(once), program, now)).ShouldBe(Text(once));
    });

    [Fact]
    public void Nothing_differs_before_the_next_change_and_something_does_at_it() => ForEach((member, program) =>
    {
        var now = RandomMember.Last;
        var decision = Evaluation.Of(member.History, program, now);
        var stored = member.History.Stored(decision);
        if (decision.NextChange is not { } change)
        {
            Shown(Evaluation.Of(stored, program, now + Duration.FromDays(4_000))).ShouldBe(Shown(decision));
            return;
        }

        Shown(Evaluation.Of(stored, program, change - Duration.FromSeconds(1))).ShouldBe(Shown(decision));
        Shown(Evaluation.Of(stored, program, now + ((change - now) / 2))).ShouldBe(Shown(decision));
        Shown(Evaluation.Of(stored, program, change)).ShouldNotBe(Shown(decision));
    });

    [Fact]
    public void Evaluating_at_every_fact_and_every_change_ends_where_one_evaluation_ends() =>
        ForEach((member, program) =>
    {
        var history = member.History;
        Instant? due = null;
        foreach (var fact in member.FactInstants().Append(RandomMember.Last))
        {
            for (; due < fact; due = Next(ref history, program, due.Value))
            {
            }

            due = Next(ref history, program, fact);
        }

        var promised = member.History with
        {
            Entitlements = history.Entitlements,
            Redemptions = history.Redemptions,
        };
        var once = Evaluation.Of(promised, program, RandomMember.Last);
        Text(Evaluation.Of(history, program, RandomMember.Last)).ShouldBe(Text(once));
    });

    private static Instant? Next(ref Loyalty.Customers.MemberHistory history, CompiledProgram program, Instant at)
    {
        var decision = Evaluation.Of(history, program, at);
        history = history.Stored(decision);
        return decision.NextChange;
    }

    private static void ForEach(Action<RandomMember, CompiledProgram> holds)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var member = new RandomMember(seed);
            try
            {
                holds(member, member.Program.Compiled());
            }
            catch (Exception failed)
            {
                throw new InvalidOperationException($"Seed {seed}: {failed.Message}", failed);
            }
        }
    }

    private static Instant Now(RandomMember member) =>
        RandomMember.Last - Duration.FromDays(member.History.Orders.Length * 30);

    private static string Period(Posting posting, CapPeriod per, DateTimeZone zone)
    {
        var day = posting.At.InZone(zone).Date;
        return per switch
        {
            CapPeriod.Order => posting.Key,
            CapPeriod.Month => $"{day.Year}-{day.Month}",
            _ => $"{day.Year}",
        };
    }

    private static long SumOf(Decision decision, string order) => decision.Postings
        .Where(posting => posting.Key == $"earn:{order}" || posting.Key == $"cancel:{order}"
            || posting.Key == $"expire:earn:{order}"
            || posting.Key.StartsWith($"refund:{order}:", StringComparison.Ordinal))
        .Sum(posting => posting.Points);

    private static string Text(Decision decision) =>
        $"{Shown(decision)} {decision.Metrics} {decision.NextChange}\n{string.Join('\n', decision.Postings)}";

    private static string Shown(Decision decision) =>
        $"{string.Join(',', decision.Tags)} {decision.Tier} " +
        $"{decision.Points} {string.Join(',', decision.Entitlements)}";
}

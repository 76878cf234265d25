using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Tests.Points;

namespace ShopConnector.Loyalty.Tests.Offers;

/// <summary>What holds for the offers of every member, tried on a thousand random ones.</summary>
public sealed class OfferProperties
{
    private const int Seeds = 1_000;

    [Fact]
    public void Evaluating_only_when_something_is_due_ends_where_evaluating_at_any_instant_ends() =>
        ForEach((member, program) =>
    {
        var onlyDue = Run(member, program, member.FactInstants());
        var often = Run(member, program, [.. member.FactInstants().Concat(member.OtherInstants()).Order()]);

        onlyDue.Entitlements.Select(Text).ShouldBe(often.Entitlements.Select(Text));
    });

    [Fact]
    public void Nothing_differs_before_the_next_change_and_something_does_at_it() => ForEach((member, program) =>
    {
        var (history, now) = (member.History, member.FactInstants()[^1]);
        foreach (var fact in member.FactInstants())
            history = Evaluate(history, program, fact).History;

        FromChangeToChange(history, program, now, changes: 5);
    });

    [Fact]
    public void Nor_does_it_while_the_customers_have_another_address_and_after_they_have_theirs_back()
    {
        var (away, back) = (0, 0);
        ForEach((member, program) =>
    {
        var history = WithAddress(member.History, "an@example.com");
        foreach (var fact in member.FactInstants())
            history = Evaluate(history, program, fact).History;

        var now = member.FactInstants()[^1] + Duration.FromHours(1);
        history = Evaluate(WithAddress(history, "elders@example.com"), program, now).History;
        away += history.Entitlements.Count(IsAway);
        (history, now) = FromChangeToChange(history, program, now, changes: 1);
        history = Evaluate(WithAddress(history, "an@example.com"), program, now).History;

        back += history.Entitlements.Count(held => held.State == EntitlementState.Open);
        history.Entitlements.Where(IsAway)
            .ShouldAllBe(held => held.ValidUntil <= now || held.Email == "elders@example.com");
        FromChangeToChange(history, program, now, changes: 3);
    });

        (away > Seeds / 4, back > Seeds / 4).ShouldBe((true, true), $"{away} were away, {back} came back.");

        static bool IsAway(Entitlement held) => held.State == EntitlementState.Away;

        static MemberHistory WithAddress(MemberHistory history, string email) =>
            history with { Customers = [.. history.Customers.Select(one => one with { Email = email })] };
    }

    /// <summary>Returns where it ended, stored.</summary>
    private static (MemberHistory History, Instant Now) FromChangeToChange(
        MemberHistory history, CompiledProgram program, Instant now, int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            var decision = Evaluation.Of(history, program, now);
            if (decision.NextChange is not { } change)
            {
                Shown(Evaluation.Of(history, program, now + Duration.FromDays(4_000))).ShouldBe(Shown(decision));
                break;
            }

            Shown(Evaluation.Of(history, program, change - Duration.FromSeconds(1))).ShouldBe(Shown(decision));
            Shown(Evaluation.Of(history, program, change)).ShouldNotBe(Shown(decision));
            (history, now) = (Evaluate(history, program, change).History, change);
        }

        return (history, now);
    }

    [Fact]
    public void No_member_ever_gets_more_than_the_pressure_allows() => ForEach((member, program) =>
    {
        if (program.Rules.Pressure is not { } cap)
            return;

        // Rewards are bought with points, and no pressure.
        var days = Run(member, program, member.FactInstants()).Entitlements
            .Where(held => program.Rules.Rewards.All(reward => reward.Name != held.Offer))
            .Select(held => held.OpenedAt.InZone(program.Rules.Zone).Date).Order().ToList();
        for (var i = cap.Offers; i < days.Count; i++)
            Period.DaysBetween(days[i - cap.Offers], days[i]).ShouldBeGreaterThanOrEqualTo(cap.Days);
    });

    [Fact]
    public void Nobody_is_in_both_groups_of_an_offer_and_the_control_group_gets_nothing() =>
        ForEach((member, program) =>
    {
        var entitlements = Run(member, program, member.FactInstants()).Entitlements;

        foreach (var offer in entitlements.GroupBy(held => held.Offer))
            offer.Select(held => held.Control).Distinct().Count().ShouldBe(1);
        entitlements.Where(held => held.Control).ShouldAllBe(held => held.Terms == null && held.Tag == null);
        entitlements.Where(held => !held.Control).ShouldAllBe(held => held.Terms != null != (held.Tag != null));
        entitlements.Select(held => held.Key).ShouldBeUnique();
    });

    [Fact]
    public void The_random_members_know_every_state_and_kind() =>
        Enumerable.Range(0, 200).SelectMany(seed =>
            {
                var member = new RandomOffers(seed);
                return Run(member, member.Program.Compiled(), member.FactInstants()).Entitlements;
            })
            .Select(held => $"{held.State} {held.Step} {held.Terms?.Kind}").Distinct().Count()
            .ShouldBeGreaterThanOrEqualTo(15);

    private static MemberHistory Run(RandomOffers member, CompiledProgram program, IEnumerable<Instant> instants)
    {
        var history = member.History;
        Instant? due = null;
        foreach (var instant in instants.Append(RandomMember.Last))
        {
            while (due < instant)
                (history, due) = Evaluate(history, program, due.Value);

            (history, due) = Evaluate(history, program, instant);
        }

        return history;
    }

    /// <summary>As a run does: what is new is stored, and the shop confirms its code.</summary>
    private static (MemberHistory History, Instant? Next) Evaluate(
        MemberHistory history, CompiledProgram program, Instant at)
    {
        var decision = Evaluation.Of(history, program, at);
        var stored = history with
        {
            Postings = decision.Postings,
            Redemptions = decision.Redemptions,
            Entitlements =
            [
                .. decision.Entitlements.Select(held =>
                    held.Terms is null ? held : held with { Code = RandomOffers.CodeOf(held.Offer) }),
            ],
        };
        return (stored, decision.NextChange);
    }

    private static string Shown(Decision decision) =>
        $"{string.Join(',', decision.Tags)} {decision.Tier} {decision.Points} "
        + string.Join('\n', decision.Entitlements.Select(held => Text(held with { Code = null })));

    private static string Text(Entitlement held) => held.ToString();

    private static void ForEach(Action<RandomOffers, CompiledProgram> holds)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var member = new RandomOffers(seed);
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
}

using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;

namespace ShopConnector.Loyalty.Tests.Properties;

/// <summary>
/// What holds for any member of any programme; some have a ledger from an older programme, and orders edited since.
/// </summary>
public class EverythingOfAMember
{
    [Fact]
    public void The_ledger_adds_up_holds_every_key_once_and_keeps_what_was_stored() => Seeds.Each(static seed =>
    {
        var (chance, history, program) = Lived(seed);
        var now = chance.After(chance.Moment());

        var decision = Evaluation.Of(history, program, now);

        decision.Postings.Sum(posting => posting.Points).ShouldBe(decision.Points.Balance + decision.Points.Pending);
        decision.Postings.Select(posting => posting.Key).ShouldBeUnique();
        decision.Postings.ShouldAllBe(posting => posting.At <= now);
        history.Postings.Where(posting => posting.At <= now).ShouldAllBe(stored => decision.Postings.Contains(stored));
    });

    [Fact]
    public void The_order_in_which_facts_are_told_never_matters() => Seeds.Each(static seed =>
    {
        var (chance, history, program) = Lived(seed);
        var now = chance.After(chance.Moment());
        var shuffled = new AnyMember(chance).Shuffled(history);

        Shown.Whole(Evaluation.Of(shuffled, program, now)).ShouldSay(Shown.Whole(Evaluation.Of(history, program, now)));
    });

    [Fact]
    public void What_was_decided_and_stored_is_decided_again() => Seeds.Each(static seed =>
    {
        var (chance, history, program) = Lived(seed);
        var now = chance.After(chance.Moment());
        var once = Evaluation.Of(history, program, now);

        Shown.Whole(Evaluation.Of(history.Stored(once), program, now)).ShouldSay(Shown.Whole(once));
    });

    [Fact]
    public void Nothing_differs_before_the_next_change_and_something_does_at_it() => Seeds.Each(static seed =>
    {
        var (chance, history, program) = Lived(seed);
        var now = chance.After(chance.Moment());
        var decision = Evaluation.Of(history, program, now);
        var stored = SeenHistory.UpTo(history, now).Stored(decision);
        var until = decision.NextChange ?? now + Duration.FromDays(10_000);

        until.ShouldBeGreaterThan(now);
        foreach (var before in (Instant[])[chance.Between(now, until), chance.Between(now, until),
            until - Duration.Epsilon])
            Shown.Of(Evaluation.Of(stored, program, before)).ShouldSay(Shown.Of(decision), $"{now} → {before}");

        if (decision.NextChange is { } change)
            Shown.Of(Evaluation.Of(stored, program, change)).ShouldNotBe(Shown.Of(decision), $"{now} → {change}");
    });

    [Fact]
    public void Evaluated_only_when_due_a_member_is_at_any_instant_what_a_whole_evaluation_finds() => Seeds.Each(seed =>
    {
        var chance = new Chance(seed);
        var program = AnyProgram.Of(chance);
        var history = new AnyMember(chance).Next();
        var facts = AnyMember.InstantsOf(history);
        var held = history;
        foreach (var (fact, next) in facts.Zip(facts.Skip(1).Append(chance.Last + Duration.FromDays(100))))
        {
            for (Instant? due = fact; due < next;)
            {
                var decision = Evaluation.Of(held, program, due.Value);
                held = held.Stored(decision);
                var until = decision.NextChange is { } change ? Instant.Min(change, next) : next;

                var at = chance.Between(due.Value, until);
                var whole = Evaluation.Of(
                    history with { Entitlements = held.Entitlements, Redemptions = held.Redemptions }, program, at);
                Shown.Of(whole).ShouldSay(Shown.Of(decision), $"{due} {at} {until}");
                due = decision.NextChange;
            }
        }
    });

    [Fact]
    public void For_one_friend_never_more_than_one_reward_stands_at_any_time() => Seeds.Each(static seed =>
    {
        var (chance, history, program) = Lived(seed);
        var now = chance.After(chance.Moment());
        var decision = Evaluation.Of(history, program, now);

        foreach (var friend in history.Referrals.Where(one => one.Friend is not null).GroupBy(one => one.Friend))
            friend.Count(one => Stands(one, decision)).ShouldBeLessThanOrEqualTo(1, friend.Key);
    });

    private static bool Stands(ReferredOrder referred, Decision decision)
    {
        var names = (string[])[$"referral:{referred.Order.Key}", $"referral-adjust:{referred.Order.Key}:"];
        return decision.Entitlements.Any(
                held => held.Referred == referred.Order.Key && held.State == EntitlementState.Open)
            || decision.Postings.Where(posting => names.Any(
                    name => posting.Key.StartsWith(name, StringComparison.Ordinal)))
                .Sum(posting => posting.Points) > 0;
    }

    /// <summary>A member with what an older programme stored at some time, and what was edited since.</summary>
    private static (Chance Chance, MemberHistory History, CompiledProgram Program) Lived(int seed)
    {
        var chance = new Chance(seed);
        var (program, member) = (AnyProgram.Of(chance), new AnyMember(chance));
        var history = member.Next();
        for (var times = chance.Number(0, 2); times > 0; times--)
        {
            var older = chance.Once(2) ? program : AnyProgram.Of(chance);
            history = member.Edited(history.Stored(Evaluation.Of(history, older, chance.Moment())));
        }

        return (chance, history, program);
    }
}

using System.Text;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Deciding;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Offers;

public sealed class ControlGroups
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("an installation's own secret");
    private static readonly MemberHistory Away = Member(Order("1", "2026-01-10", 50m));

    [Fact]
    public void About_the_share_asked_for_is_in_it_and_a_larger_share_only_adds()
    {
        var members = Enumerable.Range(0, 20_000).Select(i => $"m{i}").ToList();
        var tenth = members.Where(member => ControlGroup.Holds("Kom terug", member, Key, 0.1m)).ToList();
        var fifth = members.Where(member => ControlGroup.Holds("Kom terug", member, Key, 0.2m)).ToList();

        tenth.Count.ShouldBeInRange(1_850, 2_150);
        fifth.Count.ShouldBeInRange(3_800, 4_200);
        tenth.Except(fifth).ShouldBeEmpty();
        members.ShouldNotContain(member => ControlGroup.Holds("Kom terug", member, Key, 0m));
        members.ShouldAllBe(member => ControlGroup.Holds("Kom terug", member, Key, 1m));
    }

    [Fact]
    public void Another_offer_or_another_secret_deals_other_groups_and_the_case_of_a_name_does_not()
    {
        var members = Enumerable.Range(0, 1_000).Select(i => $"m{i}").ToList();
        var group = Group("Kom terug", Key);

        Group("KOM TERUG", Key).ShouldBe(group);
        Group("Verjaardag", Key).Intersect(group).Count().ShouldBeLessThan(group.Count / 2);
        Group("Kom terug", [1, 2, 3]).Intersect(group).Count().ShouldBeLessThan(group.Count / 2);

        List<string> Group(string offer, byte[] key) =>
            [.. members.Where(member => ControlGroup.Holds(offer, member, key, 0.1m))];
    }

    [Fact]
    public void A_control_member_is_followed_all_the_same_and_gets_nothing()
    {
        var held = Away.On("2026-05-01", With(1m)).Entitlements.ShouldHaveSingleItem();

        (held.Control, held.State, held.Terms, held.Code).ShouldBe((true, EntitlementState.Open, null, null));
        var stored = Away with { Entitlements = [held] };
        stored.On("2026-05-01", With(1m)).NextChange.ShouldBe(At("2026-05-09T00:00:00+02:00"));
        Evaluation.Explain(stored, With(1m).Compiled(), At("2026-05-01")).ShouldContain(new Reason(
            "offer Kom terug", Holds: false,
            "in the control group, which gets nothing and is followed all the same; "
            + "open since 2026-05-01, through 2026-05-08"));
    }

    [Fact]
    public void Once_in_a_group_always_in_it_also_under_another_share_or_as_another_member()
    {
        var treated = Away with { Entitlements = Away.On("2026-05-01", With(0m)).Entitlements };
        var control = Away with { Entitlements = Away.On("2026-05-01", With(1m)).Entitlements };

        Later(treated, 1m).ShouldBe([false, false]);
        Later(control, 0m).ShouldBe([true, true]);
        Later(control with { Id = "joined" }, 0m).ShouldBe([true, true]);
        Later(control with { Entitlements = [.. control.Entitlements, Newer()] }, 0m).ShouldBe([true, false, true]);

        Entitlement Newer() => treated.Entitlements[0] with
        {
            Key = "Kom terug:m2:2026-05-03",
            OpenedAt = At("2026-05-03"),
        };
    }

    /// <summary>The other's is the earlier one: it was the oldest that decided once, whoever survived.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_two_who_became_one_the_group_of_the_one_who_stays_counts(bool control)
    {
        var stays = Opened("2026-05-02", control, "c1", "an@example.com");
        var gone = Opened("2026-05-01", !control, "c2", "bo@example.com");
        var merged = Away with { Entitlements = [gone, stays] };

        Later(merged, 0.5m).Last().ShouldBe(control);
        Later(merged with { Customers = [Customer(), Customer("c2")] }, 0.5m)
            .Last().ShouldBe(control);

        Entitlement Opened(string day, bool control, string customer, string email) => new(
            $"Kom terug:atelier:{customer}:{day}", "Kom terug", new CustomerKey(Shop, customer), At(day),
            At("2026-05-12"), Code: null, Email: email)
        { Control = control };
    }

    [Fact]
    public void The_secret_of_the_installation_deals_the_groups()
    {
        var program = With(0.5m).Compiled().WithControlKey(Key);
        var members = Enumerable.Range(0, 40).Select(i => Away with { Id = $"m{i}" });

        members.Select(member => Evaluation.Of(member, program, At("2026-05-01")).Entitlements[0].Control).ShouldBe(
            members.Select(member => ControlGroup.Holds("Kom terug", member.Id, Key, 0.5m)));
    }

    private static IEnumerable<bool> Later(MemberHistory history, decimal share) =>
        history.On("2026-12-01", With(share)).Entitlements.Select(held => held.Control);

    private static LoyaltyProgram With(decimal share) => Program() with
    {
        Points = null,
        Offers =
        [
            new Offer("Kom terug", "last_order_date < -3m", OfferValue.Percent(15m)) { ControlShare = share },
        ],
    };
}

using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Rewards;

/// <summary>What storage says of a reward rules, however it came to say it.</summary>
public sealed class StoredBefore
{
    private static readonly Reward s_five = new("5 euro", 500)
    {
        Terms = new CodeTerms(CodeKind.Amount, 5m),
        ValidDays = 30,
        GiveBack = true,
    };

    private static readonly LoyaltyProgram s_program = Program() with { Rewards = [s_five] };

    [Fact]
    public void A_code_whose_points_are_back_stays_ended_also_when_the_shop_never_said_that_it_took_it_back()
    {
        var open = Redeemed();
        var moved = open with { Customers = [Customer() with { Email = "bea@example.com" }] };
        var posted = moved.Stored(moved.On("2026-03-05", s_program)) with { Entitlements = open.Entitlements };

        var back = (posted with { Customers = open.Customers }).On("2026-03-06", s_program);

        (back.Points.Balance, back.Entitlements[0].State).ShouldBe((620, EntitlementState.Ended));
        back.Entitlements[0].Code.ShouldBe(open.Entitlements[0].Code);
    }

    /// <summary>Until version 8 of the database a key named the member where it names the account now.</summary>
    [Fact]
    public void What_was_redeemed_under_a_key_of_before_is_neither_taken_nor_given_twice()
    {
        var now = Redeemed();
        var (id, old) = (now.Redemptions[0].Id, "5 euro:m1:1");
        var before = now with
        {
            Redemptions = [now.Redemptions[0] with { Id = old }],
            Entitlements = [now.Entitlements[0] with { Key = old }],
            Postings =
            [
                .. now.Postings.Select(one => one with
                {
                    Key = one.Key.Replace(id, old, StringComparison.Ordinal),
                }),
            ],
        };

        var (was, became) = (now.On("2026-03-06", s_program), before.On("2026-03-06", s_program));

        became.Points.ShouldBe(was.Points);
        became.Entitlements.ShouldBe(before.Entitlements);
        became.Redemptions.ShouldBe(before.Redemptions);
        became.NextChange.ShouldBe(was.NextChange);
    }

    /// <summary>As staff do it, and the shop has confirmed the code.</summary>
    private static MemberHistory Redeemed()
    {
        var history = Member(Order("1", "2026-03-01", 620m));
        var redeemed = RedeemedReward.Of(s_five, history, Amsterdam, At("2026-03-02")).ShouldNotBeNull();
        return history with
        {
            Redemptions = [redeemed.Redemption],
            Entitlements = [redeemed.Entitlement with { Code = "CODE-1" }],
        };
    }
}

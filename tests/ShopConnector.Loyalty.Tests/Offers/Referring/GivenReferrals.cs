using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Offers.Referring;

/// <summary>A member with a code for friends, and orders that carry it.</summary>
internal static class GivenReferrals
{
    public static readonly Referral Points100 = new(new ReferralReward(Points: 100), FinalDays: 14);

    public static readonly Offer Friends =
        new("Vrienden", "number_of_orders >= 1", OfferValue.Percent(10m), ValidDays: 365)
        {
            ControlShare = 0m,
            Referral = Points100,
        };

    public static readonly Order Mine = Order("1", "2026-01-05", 80m) with
    {
        Traces = new OrderTraces("m1", ShipTo: "dam 1", Payment: "4242"),
    };

    public static LoyaltyProgram Rules(Referral? referral = null) =>
        Program() with { Offers = [Friends with { Referral = referral ?? Points100 }] };

    public static MemberHistory Advocate(params ImmutableArray<ReferredOrder> referrals) => Member(Mine) with
    {
        Entitlements =
        [
            new Entitlement(
                "Vrienden:atelier:c1:2026-02-01", "Vrienden", new CustomerKey(Shop, "c1"), At("2026-02-01"),
                At("2027-02-02T00:00:00+01:00"), "VR-1", Email: "an@example.com")
            {
                Terms = CodeTerms.Percent(10m),
                Referral = Points100,
            },
        ],
        Referrals = referrals,
    };

    public static ReferredOrder Friend(string id, string day, decimal amount = 50m, string friend = "bas") =>
        new(Order(id, day, amount) with { DiscountCodes = ["vr-1"] }, friend);

    public static ReferredOrder Traced(OrderTraces traces) =>
        Friend("f1", "2026-03-01").With(order => order with { Traces = traces });

    public static ReferredOrder With(this ReferredOrder referred, Func<Order, Order> change) =>
        referred with { Order = change(referred.Order) };

    public static FriendPurchase Purchase(ReferredOrder of) =>
        new(of.Order.Key, of.Order.PlacedAt, of.Order.PaidAt!.Value);

    public static (string About, bool Holds, string Because) Why(
        MemberHistory member, string at, LoyaltyProgram rules) =>
        Evaluation.Explain(member, rules.Compiled(), At(at))
            .Where(one => one.About.StartsWith("referral", StringComparison.Ordinal))
            .Select(one => (one.About, one.Holds, one.Because)).Single();

    public static Dictionary<string, string> Because(MemberHistory member, string at, LoyaltyProgram rules) =>
        Evaluation.Explain(member, rules.Compiled(), At(at)).ToDictionary(one => one.About, one => one.Because);
}

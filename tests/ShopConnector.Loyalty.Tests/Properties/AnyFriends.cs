using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Tests.Properties;

/// <summary>A random code for friends, and who used it: friends, old customers, and the member itself.</summary>
internal sealed class AnyFriends(Chance chance)
{
    private const string Name = "Vrienden", Code = "VRIEND-1";

    public static Offer Offer(Chance chance, string query, bool codesOnly) =>
        new(Name, query, OfferValue.Percent(10m), chance.Pick(30, 900), CooldownDays: 0)
        {
            WhileTrue = chance.Once(2),
            NeedsConsent = false,
            ControlShare = chance.Pick(0m, 0.5m),
            Referral = Terms(chance, codesOnly),
        };

    public MemberHistory Of(MemberHistory history, Func<string, Order> order)
    {
        var shop = history.Customers[0].Key.Shop;
        return history with
        {
            Entitlements =
            [
                new Entitlement(
                    $"{Name}:{history.Id}", Name, history.Customers[0].Key, chance.Moment(),
                    chance.Last + Duration.FromDays(400), Code)
                {
                    Terms = CodeTerms.Percent(10m),
                    Referral = Terms(chance, codesOnly: false),
                },
            ],
            Referrals =
            [
                .. Enumerable.Range(1, chance.Number(0, 4)).Select(n =>
                {
                    var placed = order($"{history.Id}-f{n}");
                    return new ReferredOrder(
                        placed with { Key = placed.Key with { Shop = shop }, DiscountCodes = ["x", "vriend-1"] },
                        chance.Pick(null, history.Id, "bas", "cor", "dina", "ella"))
                    {
                        Others = [.. Enumerable.Range(1, chance.Pick(0, 0, 0, 2)).Select(Purchase)],
                    };
                }),
            ],
        };
    }

    public OrderTraces Traces() => new(
        chance.Pick(null, null, "m1", "bas"), chance.Pick(null, "Dam 1", "Dam 2", "Dam 3"),
        chance.Pick(null, "Dam 2", "Dam 4"), chance.Pick(null, null, "4242"));

    public ReferredOrder Edited(ReferredOrder referred, Func<Order, Order> edited) => chance.Number(0, 7) switch
    {
        0 => referred with { Deleted = !referred.Deleted },
        1 => referred with { Friend = "m1" },
        2 => referred with { Others = [Purchase(1)] },
        3 or 4 => referred with { Order = edited(referred.Order) },
        _ => referred,
    };

    private FriendPurchase Purchase(int number)
    {
        var placed = chance.Moment();
        return new FriendPurchase(new OrderKey("kaashuis", $"o{number}"), placed, chance.After(placed));
    }

    private static Referral Terms(Chance chance, bool codesOnly) => new(
        codesOnly || chance.Once(2)
            ? new ReferralReward(Code: CodeTerms.Percent(5m), ValidDays: chance.Pick(5, 90))
            : new ReferralReward(Points: chance.Pick(40, 100)),
        chance.Pick<int?>(null, 0, 1, 14, 30), chance.Pick(0m, 50m),
        chance.Once(2) ? null : new ReferralCap(chance.Number(1, 2), chance.Pick(1, 60, 365)));
}

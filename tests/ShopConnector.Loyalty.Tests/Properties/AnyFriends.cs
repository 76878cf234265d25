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
                    $"{Name}:{history.Id}", Name, history.Customers[0].Key,
                    Instant.Min(chance.Moment(), chance.Moment()), chance.Last + Duration.FromDays(400), Code)
                {
                    Terms = CodeTerms.Percent(10m),
                    Referral = Terms(chance, codesOnly: false),
                },
            ],
            Referrals = Acquainted(
            [
                .. Enumerable.Range(1, chance.Number(0, 4)).Select(n =>
                {
                    var placed = order($"{history.Id}-f{n}");
                    return new ReferredOrder(
                        placed with { Key = placed.Key with { Shop = shop }, DiscountCodes = ["x", "vriend-1"] },
                        chance.Pick(null, history.Id, "bas", "cor", "cor", "dina"))
                    {
                        Others = [.. Enumerable.Range(1, chance.Pick(0, 0, 0, 2)).Select(Purchase)],
                        Rivals = chance.Once(12) ? [chance.Pick("X", "y")] : [],
                    };
                }),
            ]),
        };
    }

    public OrderTraces Traces() => new(
        chance.Pick(null, null, "m1", "bas"), chance.Pick(null, "Dam 1", "Dam 2", "Dam 3"),
        chance.Pick(null, "Dam 2", "Dam 4"), chance.Pick(null, null, "4242"));

    public ImmutableArray<ReferredOrder> Edited(ImmutableArray<ReferredOrder> referrals, Func<Order, Order> edited) =>
        Acquainted([.. referrals.Select(referred => chance.Number(0, 7) switch
        {
            0 => referred with { Deleted = !referred.Deleted },
            1 => referred with { Friend = "m1" },
            2 => referred with { Others = [Purchase(1)] },
            3 or 4 => referred with { Order = edited(referred.Order) },
            _ => referred,
        })]);

    // As storage tells it: of each order what else its buyer bought, with the code or without.
    private static ImmutableArray<ReferredOrder> Acquainted(ImmutableArray<ReferredOrder> referrals) =>
    [
        .. referrals.Select(one => one with
        {
            Others =
            [
                .. one.Others.Where(other => !referrals.Any(referred => referred.Order.Key == other.Order)),
                .. referrals.Where(other => other.Friend is not null && other.Friend == one.Friend
                        && other.Order.Key != one.Order.Key && !other.Deleted)
                    .Select(other => FriendPurchase.Of(other.Order)).OfType<FriendPurchase>(),
            ],
        }),
    ];

    private FriendPurchase Purchase(int number)
    {
        var placed = chance.Moment();
        var paid = chance.After(placed);
        return new FriendPurchase(
            new OrderKey("kaashuis", $"o{number}"), placed, paid, chance.Once(2) ? chance.After(placed) : null);
    }

    private static Referral Terms(Chance chance, bool codesOnly) => new(
        codesOnly || chance.Once(2)
            ? new ReferralReward(Code: CodeTerms.Percent(5m), ValidDays: chance.Pick(5, 90))
            : new ReferralReward(Points: chance.Pick(40, 100)),
        chance.Pick<int?>(null, 0, 1, 14, 30), chance.Pick(0m, 50m),
        chance.Once(2) ? null : new ReferralCap(chance.Number(1, 2), chance.Pick(1, 60, 365)));
}

using System.Globalization;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Evaluate.Referring;

/// <summary>Reads what a history says of friends: their orders, and what a code for them promised.</summary>
internal static class ReferralReader
{
    // As in a programme: beyond them a day is no day of the calendar any more.
    private const int MostDays = 3_650;
    private const int MostFriends = 1_000_000;

    /// <summary>Null where there is no order to read.</summary>
    public static ReferredOrder? Read(ReferralJson json, FactReader member)
    {
        if (json.Order is null)
        {
            member.Within("a referral").Problem("order is missing; write the friend's order as one of a member.");
            return null;
        }

        var isDeleted = json.Order.Deleted ?? false;
        var place = member.Within("referral");
        var order = isDeleted ? OrderReader.ReadDeleted(json.Order, place) : OrderReader.Read(json.Order, place);
        var facts = member.Within($"referral {order.Key}");
        return new ReferredOrder(order, facts.Required(json.Friend, "friend", "bas"))
        {
            Deleted = isDeleted,
            Others = [.. (json.Others ?? []).OfType<FriendPurchaseJson>().Select(one => Purchase(one, facts))],
        };
    }

    public static Referral Terms(ReferralTermsJson json, FactReader facts) => new(
        new ReferralReward(
            json.Points is null ? 0 : facts.Points(json.Points, "referral.points"),
            json.Terms is { } terms ? EntitlementReader.Terms(terms, facts) : null,
            Whole(json.ValidDays ?? 90, "validDays", least: 1, most: MostDays, facts)),
        json.FinalDays is { } finalDays ? Whole(finalDays, "finalDays", least: 0, most: MostDays, facts) : null,
        facts.Money(json.OrderAtLeast, "referral.orderAtLeast"),
        json is { Friends: { } friends, Days: { } days }
            ? new ReferralCap(
                Whole(friends, "friends", least: 1, most: MostFriends, facts),
                Whole(days, "days", least: 1, most: MostDays, facts))
            : null);

    public static ReferralTermsJson Json(Referral referral, CodeTermsJson? terms, Func<decimal, string> number) => new()
    {
        Points = referral.Reward.Points == 0 ? null : number(referral.Reward.Points),
        Terms = terms,
        ValidDays = referral.Reward.ValidDays,
        FinalDays = referral.FinalDays,
        OrderAtLeast = number(referral.OrderAtLeast),
        Friends = referral.Cap?.Friends,
        Days = referral.Cap?.Days,
    };

    private static int Whole(int value, string field, int least, int most, FactReader facts)
    {
        if (value >= least && value <= most)
            return value;

        facts.Problem(string.Create(
            CultureInfo.InvariantCulture, $"referral.{field} {value} lies outside {least} to {most}; correct it."));
        return least;
    }

    private static FriendPurchase Purchase(FriendPurchaseJson json, FactReader referral)
    {
        var facts = referral.Within($"order {json.Shop}:{json.Id}");
        return new FriendPurchase(
            new OrderKey(facts.Required(json.Shop, "shop", "atelier"), facts.Required(json.Id, "id", "1001")),
            facts.At(json.PlacedAt, "placedAt"), facts.At(json.PaidAt, "paidAt"),
            facts.OptionalAt(json.GivenBackAt, "givenBackAt"));
    }
}

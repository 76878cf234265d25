using System.Collections.Immutable;
using ShopConnector.Evaluate.Referring;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Evaluate;

/// <summary>Reads one member of a history file.</summary>
internal sealed class MemberReader(List<string> problems, PointsRules rules)
{
    public MemberHistory Read(MemberJson json)
    {
        var id = new FactReader("A member", problems).Required(json.Id, "id", "m1");
        var member = new FactReader($"Member {id}", problems);
        return new MemberHistory
        {
            Id = id,
            Customers = Each(json.Customers, one => Customer(one, member)),
            Orders = Each(
                json.Orders?.FindAll(one => one?.Deleted is not true), one => OrderReader.Read(one, member)),
            DeletedOrders = Each(
                json.Orders?.FindAll(one => one?.Deleted is true), one => OrderReader.ReadDeleted(one, member)),
            Redemptions = Each(json.Redemptions, one => Redemption(one, member)),
            Manual = Each(json.Manual, one => Manual(one, member)),
            Events = Each(json.Events, one => Event(one, member)),
            Postings = Each(json.Postings, one => Posting(one, member)),
            Entitlements = Each(json.Offers, one => EntitlementReader.Read(one, member)),
            Referrals = [.. Each(json.Referrals, one => ReferralReader.Read(one, member)).OfType<ReferredOrder>()],
        };
    }

    private static Customer Customer(CustomerJson json, FactReader member)
    {
        var facts = member.Within($"customer {json.Shop}:{json.Id}");
        var (shop, email) = (facts.Required(json.Shop, "shop", "atelier"), Email.Normalise(json.Email));

        // A guest may come without an id of its own: then the e-mail names it.
        var key = json.Id is null && json.CreatedAt is null && email is not null
            ? CustomerKey.Guest(shop, email)
            : new CustomerKey(shop, facts.Required(json.Id, "id", "c1"));
        return new Customer
        {
            Key = key,
            Email = json.Email,
            CreatedAt = facts.OptionalAt(json.CreatedAt, "createdAt"),
            Tags = FactReader.Texts(json.Tags),
            Country = json.Country,
            Region = json.Region,
            City = json.City,
            Language = json.Language,
            Birthday = facts.OptionalDate(json.Birthday, "birthday"),
            EmailSubscription = json.EmailSubscription,
            SmsSubscription = json.SmsSubscription,
            AccountStatus = json.AccountStatus,
        };
    }

    private static Redemption Redemption(RedemptionJson json, FactReader member)
    {
        var facts = member.Within($"redemption {json.Id}");
        var points = facts.Points(json.Points, "points");
        if (points < 0)
            facts.Problem($"points is {points}; a redemption takes points, so write {-points}.");

        var usedOn = json.UsedOn is null
            ? (OrderKey?)null
            : new OrderKey(
                facts.Required(json.UsedOn.Shop, "usedOn.shop", "atelier"),
                facts.Required(json.UsedOn.Order, "usedOn.order", "1042"));
        return new Redemption(facts.Required(json.Id, "id", "x1"), facts.At(json.At, "at"), points, usedOn)
        {
            Reward = json.Reward,
            GivesBackAt = facts.OptionalAt(json.GivesBackAt, "givesBackAt"),
            Automatic = json.Automatic ?? false,
        };
    }

    private static ManualPoints Manual(ManualJson json, FactReader member)
    {
        var facts = member.Within($"adjustment {json.Id}");
        return new ManualPoints(
            facts.Required(json.Id, "id", "1"), facts.At(json.At, "at"), facts.Points(json.Points, "points"),
            facts.Required(json.Reason, "reason", "parcel was late"), facts.Required(json.Author, "author", "An"),
            json.Reverses);
    }

    private static MemberEvent Event(EventJson json, FactReader member)
    {
        var facts = member.Within($"event {json.Id}");
        return new MemberEvent(
            facts.Required(json.Id, "id", "e1"),
            EventKind.Normalise(facts.Required(json.Kind, "kind", "review")) ?? "",
            facts.At(json.At, "at"));
    }

    private Posting Posting(PostingJson json, FactReader member)
    {
        var facts = member.Within($"posting {json.Key}");
        var at = facts.At(json.At, "at");
        return new Posting
        {
            Key = facts.Required(json.Key, "key", "earn:atelier:1001"),
            Points = facts.Points(json.Points, "points"),
            At = at,
            AvailableAt = facts.OptionalAt(json.AvailableAt, "availableAt") ?? at,
            ExpiresAt = facts.OptionalAt(json.ExpiresAt, "expiresAt"),
            InactiveMonths = facts.OptionalMonths(json.InactiveMonths, "inactiveMonths"),
            Rule = facts.OptionalNumber(json.Rate, "rate", "1.5") is { } rate
                ? new EarnedBy(
                    rate, facts.Choice(json.On, "on", rules.EarnOn),
                    facts.Choice(json.Rounding, "rounding", rules.Rounding),
                    facts.OptionalNumber(json.Exchange, "exchange", "0.92"),
                    json.AtMost is null ? null : facts.Points(json.AtMost, "atMost"))
                : null,
            Entitlement = json.Entitlement,
        };
    }

    private static ImmutableArray<TFact> Each<TJson, TFact>(List<TJson?>? list, Func<TJson, TFact> read)
        where TJson : class =>
        list is null ? [] : [.. list.OfType<TJson>().Select(read)];
}

using System.Collections.Immutable;
using ShopConnector.Evaluate.Referring;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Evaluate;

/// <summary>
/// Reads the members of a history file, one after another. A fact that is wrong is named and left out: then what is
/// evaluated of the rest tells no second error that is only the first one's shadow.
/// </summary>
internal sealed class MemberReader(List<string> problems, PointsRules rules)
{
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private readonly Dictionary<OrderKey, string> _orders = [];
    private readonly HashSet<OrderKey> _twice = [];

    /// <summary>Null where nothing can be evaluated: without an id, or with one that was there before.</summary>
    public MemberHistory? Read(MemberJson json)
    {
        var id = new FactReader("A member", problems).Required(json.Id, "id", "m1");
        var again = !_members.Add(id) && id.Length > 0;
        if (again && _repeated.Add(id))
            problems.Add($"Member {id} is there twice; give each member an id of its own.");

        var member = Facts(json, id);
        return again || id.Length == 0 ? null : member;
    }

    private MemberHistory Facts(MemberJson json, string id)
    {
        var member = new FactReader($"Member {id}", problems);
        return new MemberHistory
        {
            Id = id,
            Customers = Each(json.Customers, one => Customer(one, member)),
            Orders = Each(
                json.Orders?.FindAll(one => one?.Deleted is not true), one => Once(OrderReader.Read(one, member), id)),
            DeletedOrders = Each(
                json.Orders?.FindAll(one => one?.Deleted is true),
                one => Once(OrderReader.ReadDeleted(one, member), id)),
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

    private Order Once(Order order, string member)
    {
        Once(order.Key, member);
        return order;
    }

    private OrderKey Once(OrderKey order, string member)
    {
        if (order.Shop.Length == 0 || order.Id.Length == 0 || _orders.TryAdd(order, member))
            return order;

        // A member that is there twice brings its orders twice, which is told already.
        var first = _orders[order];
        var same = string.Equals(first, member, StringComparison.Ordinal);
        if (!_twice.Add(order) || (same && _repeated.Contains(member)))
            return order;

        problems.Add(same
            ? $"Member {member}: order {order} is there twice; leave one of them out."
            : $"Member {member}: order {order} is there twice, " +
                $"the first time with member {first}; leave one of them out.");
        return order;
    }

    private ImmutableArray<TFact> Each<TJson, TFact>(List<TJson?>? list, Func<TJson, TFact> read)
        where TJson : class
    {
        if (list is null)
            return [];

        var facts = ImmutableArray.CreateBuilder<TFact>(list.Count);
        foreach (var one in list.OfType<TJson>())
        {
            var before = problems.Count;
            var fact = read(one);
            if (problems.Count == before)
                facts.Add(fact);
        }

        return facts.DrainToImmutable();
    }
}

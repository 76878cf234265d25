using System.Collections.Immutable;
using ShopConnector.Evaluate.ByHand;
using ShopConnector.Evaluate.Referring;
using ShopConnector.Evaluate.Repeated;
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
    private readonly ToldOnce _once = new(problems);
    private readonly List<ReferredOrder> _deleted = [];

    /// <summary>Deleted orders of members, each with what it says of its codes.</summary>
    public IReadOnlyList<ReferredOrder> Deleted => _deleted;

    /// <summary>Null where nothing can be evaluated: without an id, or with one that was there before.</summary>
    public MemberHistory? Read(MemberJson json)
    {
        var id = new FactReader("A member", problems).Required(json.Id, "id", "m1");
        var isFirst = _once.Member(id);
        var member = Facts(json, id);
        return isFirst && id.Length > 0 ? member : null;
    }

    /// <summary>When all are read: what only then can be known to be there twice.</summary>
    public void Finish() => _once.Finish();

    private MemberHistory Facts(MemberJson json, string id)
    {
        var member = new FactReader($"Member {id}", problems);
        return new MemberHistory
        {
            Id = id,
            Customers = Each(json.Customers, one => Customer(one, member), one => _once.Customer(one.Key, id)),
            Orders = Each(
                json.Orders?.FindAll(one => one?.Deleted is not true), one => OrderReader.Read(one, member),
                one => _once.Order(one.Key, id)),
            DeletedOrders = [.. DeletedOrders(json, member, id)],
            Redemptions = Each(json.Redemptions, one => Redemption(one, member)),
            Manual = Each(json.Manual, one => ManualReader.Read(one, json, member)),
            Events = Each(json.Events, one => Event(one, member)),
            Postings = Each(json.Postings, one => Posting(one, member)),
            Entitlements = Each(
                json.Offers, one => EntitlementReader.Read(one, member), one => _once.Offer(one.Key, id)),
            Referrals =
            [
                .. Each(json.Referrals, one => ReferralReader.Read(one, member), one => Friend(one, id))
                    .OfType<ReferredOrder>(),
            ],
        };
    }

    private IEnumerable<OrderKey> DeletedOrders(MemberJson json, FactReader member, string id)
    {
        var deleted = Each(
            json.Orders?.FindAll(one => one?.Deleted is true), one => OrderReader.ReadDeleted(one, member),
            one => _once.Order(one.Key, id));
        _deleted.AddRange(deleted.Select(order => new ReferredOrder(order, id) { Deleted = true }));
        return deleted.Select(order => order.Key);
    }

    private bool Friend(ReferredOrder? referred, string member) =>
        referred is null || _once.Friend(referred, member);

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
            OrderAtLeast = json.OrderAtLeast is null ? null : facts.Money(json.OrderAtLeast, "orderAtLeast"),
        };
    }

    private ImmutableArray<TFact> Each<TJson, TFact>(
        List<TJson?>? list, Func<TJson, TFact> read, Func<TFact, bool>? isNew = null)
        where TJson : class
    {
        if (list is null)
            return [];

        var facts = ImmutableArray.CreateBuilder<TFact>(list.Count);
        foreach (var one in list.OfType<TJson>())
        {
            var before = problems.Count;
            var fact = read(one);
            if ((isNew is null || isNew(fact)) && problems.Count == before)
                facts.Add(fact);
        }

        return facts.DrainToImmutable();
    }
}

using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Loyalty.Tests.Properties;

/// <summary>
/// A random person: accounts and guests of two shops, orders in several currencies with whatever became of them.
/// </summary>
internal sealed class AnyMember(Chance chance)
{
    private const string Shop = "atelier", OtherShop = "kaashuis";

    private readonly AnyFriends _friends = new(chance);

    public static ImmutableDictionary<string, decimal> ForeignRates { get; } = ImmutableDictionary
        .Create<string, decimal>(StringComparer.OrdinalIgnoreCase).Add("USD", 0.92m).Add("JPY", 0.0061m);

    /// <param name="name">Part of every key, so that two people never share one.</param>
    public MemberHistory Next(string name = "m1")
    {
        var orders = Enumerable.Range(1, chance.Number(0, 7)).Select(n => Order($"{name}-{n}")).ToImmutableArray();
        var history = new MemberHistory
        {
            Id = name,
            Customers = Customers(name),
            Orders = orders,
            DeletedOrders = chance.Once(8) ? [new OrderKey(Shop, $"{name}-gone")] : [],
            Redemptions = [.. Enumerable.Range(1, chance.Number(0, 3)).Select(n => Redemption($"{name}-x{n}", orders))],
            Manual = ByHand(name),
            Events = [.. Enumerable.Range(1, chance.Number(0, 4)).Select(n => Event($"{name}-e{n}"))],
        };
        if (chance.Once(8))
            history = history with { Codeless = [history.Customers[0].Key] };

        return chance.Once(2) ? history : _friends.Of(history, id => Order(id));
    }

    /// <summary>
    /// The same person as the shop tells it later: orders edited, restored, made tests, deleted; refunds amended.
    /// </summary>
    public MemberHistory Edited(MemberHistory history)
    {
        var deleted = history.Orders.Where(_ => chance.Once(8)).Select(order => order.Key).ToImmutableHashSet();
        return history with
        {
            Orders = [.. history.Orders.Where(order => !deleted.Contains(order.Key)).Select(Edited)],
            DeletedOrders = [.. history.DeletedOrders, .. deleted],
            Referrals = _friends.Edited(history.Referrals, Edited),
        };
    }

    /// <summary>The same facts in another order; that of a member's customers says something and stays.</summary>
    public MemberHistory Shuffled(MemberHistory history) => history with
    {
        Orders =
        [
            .. chance.Mixed(history.Orders).Select(order => order with { Refunds = chance.Mixed(order.Refunds) }),
        ],
        DeletedOrders = chance.Mixed(history.DeletedOrders),
        Redemptions = chance.Mixed(history.Redemptions),
        Manual = chance.Mixed(history.Manual),
        Events = chance.Mixed(history.Events),
        Postings = chance.Mixed(history.Postings),
        Referrals = [.. chance.Mixed(history.Referrals).Select(one => one with { Others = chance.Mixed(one.Others) })],
    };

    /// <summary>Every instant at which something is dated, the earliest first.</summary>
    public static ImmutableArray<Instant> InstantsOf(MemberHistory history) =>
    [
        .. AllOrders(history).SelectMany(order => (Instant?[])[order.PlacedAt, order.PaidAt, order.CancelledAt])
            .Concat(AllOrders(history).SelectMany(order => order.Refunds).Select(refund => (Instant?)refund.At))
            .Concat(history.Referrals.SelectMany(one => one.Others)
                .SelectMany(other => (Instant?[])[other.PaidAt, other.GivenBackAt]))
            .Concat(history.Entitlements.Select(held => (Instant?)held.OpenedAt))
            .Concat(history.Redemptions.Select(redemption => (Instant?)redemption.At))
            .Concat(history.Manual.Select(manual => (Instant?)manual.At))
            .Concat(history.Events.Select(happening => (Instant?)happening.At))
            .Concat(history.Customers.Select(customer => customer.CreatedAt))
            .OfType<Instant>().Distinct().Order(),
    ];

    private ImmutableArray<ManualPoints> ByHand(string name)
    {
        var given = Enumerable.Range(1, chance.Pick(0, 0, 2)).Select(n => new ManualPoints(
            $"{name}-h{n}", chance.Moment(), chance.Pick(-70, 40), "goedgemaakt", "An")).ToList();
        return
        [
            .. given,
            .. given.Where(_ => chance.Once(3)).Select(one => one with
            {
                Id = $"{one.Id}-terug",
                At = chance.After(one.At),
                Points = -one.Points,
                Reverses = one.Id,
            }),
        ];
    }

    private static IEnumerable<Order> AllOrders(MemberHistory history) =>
        history.Orders.Concat(history.Referrals.Select(referred => referred.Order));

    // A birthday is told with the first account or never: one that becomes known later is honestly paid later.
    private ImmutableArray<Customer> Customers(string name)
    {
        var customers = Enumerable.Range(1, chance.Number(1, 3)).Select(n => Customer($"{name}-c{n}"))
            .OrderBy(customer => customer.CreatedAt ?? Instant.MaxValue).ToImmutableArray();
        return customers[0].Birthday is not null
            ? customers
            : [.. customers.Select(customer => customer with { Birthday = null })];
    }

    private Customer Customer(string id)
    {
        var (shop, email) = (chance.Pick(Shop, OtherShop), "an@example.com");
        Instant? registered = chance.Once(4) ? null : chance.Moment();
        return new Customer
        {
            Key = chance.Once(4) ? CustomerKey.Guest(shop, $"{id}@example.com") : new CustomerKey(shop, id),
            Email = email,
            CreatedAt = registered,

            // An account tells it. The first to do so counts, and as accounts come in turn, it stays the first.
            Birthday = registered is null
                ? null : chance.Pick<LocalDate?>(null, new(1990, 2, 28), new(1992, 2, 29), new(1980, 12, 31)),
            Tags = chance.Some("VIP", "kleur", "S0", "s1", "Groothandel"),
            Country = chance.Pick(null, "NL", "BR"),
            Language = chance.Pick(null, "nl", "pt"),
            EmailSubscription = chance.Pick(null, "SUBSCRIBED", "UNSUBSCRIBED"),
        };
    }

    private Order Order(string id)
    {
        var (placed, goods, tax) = (chance.Moment(), chance.Money(200), chance.Money(40));
        var shipping = chance.Pick(0m, 6.95m);
        var total = chance.Once(12) ? 0m : goods + tax + shipping;
        return Refunded(new Order
        {
            Key = new OrderKey(chance.Pick(Shop, OtherShop), id),
            PlacedAt = placed,
            PaidAt = chance.Once(8) ? null : chance.Once(2) ? placed : chance.After(placed),
            CancelledAt = chance.Once(6) ? chance.After(placed) : null,
            Test = chance.Once(20),
            Currency = chance.Pick("EUR", "EUR", "eur", "USD", "JPY"),
            Total = total,
            Goods = total == 0 ? 0 : goods,
            GoodsTax = total == 0 ? 0 : tax,
            Shipping = shipping,
            Channel = chance.Pick(null, "web", "pos"),
            Traces = chance.Once(2) ? null : _friends.Traces(),
            ShipTo = chance.Once(3) ? null : new("NL", null, $"{chance.Number(1, 3)}011 AB", "x"),
            Lines = [.. Enumerable.Range(1, chance.Number(0, 3)).Select(_ => Line())],
        });
    }

    private OrderLine Line() => new()
    {
        Product = chance.Pick(null, "p1", "p2"),
        Vendor = chance.Pick(null, "Wella", "Keune"),
        Type = chance.Pick(null, "Haarverf", "Borstel"),
        Tags = chance.Some("kleur", "Actie"),
        Quantity = chance.Pick(0m, 1m, 2.5m),
        Amount = chance.Pick(0m, 10m, 49.95m),
    };

    /// <summary>In several parts, some before the payment or at one instant; now and then all of it.</summary>
    private Order Refunded(Order order)
    {
        var (parts, whole) = (chance.Pick(0, 0, 1, 2, 4), chance.Once(3));
        var refunds = ImmutableArray.CreateBuilder<Refund>();
        for (var part = 1; part <= parts; part++)
        {
            var share = whole ? 1m / parts : chance.Pick(0m, 0.1m, 0.3m);
            var isLast = whole && part == parts;
            refunds.Add(new Refund
            {
                Id = $"r{part}",
                At = chance.After(order.PlacedAt),
                Goods = decimal.Round(order.Goods * share, 2),
                GoodsTax = decimal.Round(order.GoodsTax * share, 2),
                Total = isLast ? order.Total - refunds.Sum(one => one.Total) : decimal.Round(order.Total * share, 2),
            });
        }

        return order with { Refunds = refunds.ToImmutable() };
    }

    private Order Edited(Order order) => chance.Number(0, 7) switch
    {
        0 => order with { Goods = chance.Money(200), Total = order.Total + chance.Money(50) },
        1 => order with { CancelledAt = order.CancelledAt is null ? chance.After(order.PlacedAt) : null },
        2 => order with { Test = !order.Test },
        3 => order with { PaidAt = order.PaidAt is null ? chance.After(order.PlacedAt) : null },
        4 => Refunded(order),
        _ => order,
    };

    private Redemption Redemption(string id, ImmutableArray<Order> orders) => new(
        id, chance.Moment(), chance.Number(1, 200),
        orders.IsEmpty || chance.Once(3) ? null : chance.Pick(orders.AsSpan()).Key);

    private MemberEvent Event(string id) =>
        new(id, chance.Pick("review", "complaint", "complaint-solved"), chance.Moment());
}

using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Benchmarks.Evaluate;

/// <summary>
/// Members without end from one seed. Most buy once or twice and a few buy often, as in real shops: orders per member
/// are geometric with mean 4, one order in twelve has a refund, one member in five is a guest.
/// </summary>
internal sealed class SyntheticHistories(int seed, Instant now)
{
    private const int OrdersMost = 60;
    private const double AnotherOrder = 0.75;

    private static readonly string[] s_countries = ["NL", "NL", "NL", "BE", "DE"];

    private static readonly OrderLine[] s_assortment =
    [
        .. Enumerable.Range(1, 20).Select(number => new OrderLine
        {
            Product = $"p{number}",
            Vendor = number % 3 == 0 ? "Keune" : "Wella",
            Type = number % 2 == 0 ? "Shampoo" : "Haarverf",
            Tags = number % 4 == 0 ? ["kleur", "actie"] : ["verzorging"],
            Quantity = 1 + number % 3,
        }),
    ];

    private readonly Random _random = new(seed);
    private int _members;
    private int _orders;

    public void Fill(Span<MemberHistory> block)
    {
        foreach (ref var history in block)
        {
            history = Next();
        }
    }

    private MemberHistory Next()
    {
        var id = (++_members).ToString(CultureInfo.InvariantCulture);
        var orders = new Order[OrderCount()];
        var oldest = now - Duration.FromDays(_random.Next(1, 1_400));
        for (var at = 0; at < orders.Length; at++)
        {
            orders[at] = NextOrder(oldest);
        }

        Array.Sort(orders, (left, right) => left.PlacedAt.CompareTo(right.PlacedAt));
        return new() { Id = id, Customers = [NextCustomer(id, oldest)], Orders = [.. orders] };
    }

    private Customer NextCustomer(string id, Instant oldest) => new()
    {
        Key = new CustomerKey("atelier", id),
        Email = $"m{id}@example.com",
        CreatedAt = _random.Next(5) == 0 ? null : oldest,
        Birthday = _random.Next(2) == 0 ? null : new LocalDate(1960, 1, 1).PlusDays(_random.Next(16_000)),
        Country = s_countries[_random.Next(s_countries.Length)],
        Tags = _random.Next(3) == 0 ? [_random.Next(10) == 0 ? "Groothandel" : "nieuwsbrief"] : [],
    };

    private Order NextOrder(Instant oldest)
    {
        var placed = now - ((now - oldest) * _random.NextDouble());
        var goods = _random.Next(500, 30_000) / 100m;
        var tax = decimal.Round(goods * 0.21m, 2);
        return new()
        {
            Key = new OrderKey("atelier", (++_orders).ToString(CultureInfo.InvariantCulture)),
            PlacedAt = placed,
            PaidAt = _random.Next(20) == 0 ? null : placed + Duration.FromMinutes(1),
            Currency = "EUR",
            Total = goods + tax + 6.95m,
            Goods = goods,
            GoodsTax = tax,
            Shipping = 6.95m,
            Channel = "web",
            Lines = Lines(),
            Refunds = _random.Next(12) == 0 ? [HalfBack(placed, goods, tax)] : [],
        };
    }

    /// <summary>One to three of twenty products.</summary>
    private ImmutableArray<OrderLine> Lines()
    {
        var lines = new OrderLine[_random.Next(1, 4)];
        for (var at = 0; at < lines.Length; at++)
        {
            lines[at] = s_assortment[_random.Next(s_assortment.Length)];
        }

        return [.. lines];
    }

    private static Refund HalfBack(Instant placed, decimal goods, decimal tax)
    {
        var (goodsBack, taxBack) = (decimal.Round(goods / 2, 2), decimal.Round(tax / 2, 2));
        return new()
        {
            Id = "r1",
            At = placed + Duration.FromDays(3),
            Total = goodsBack + taxBack,
            Goods = goodsBack,
            GoodsTax = taxBack,
        };
    }

    private int OrderCount()
    {
        var count = 1;
        while (count < OrdersMost && _random.NextDouble() < AnotherOrder)
        {
            count++;
        }

        return count;
    }
}

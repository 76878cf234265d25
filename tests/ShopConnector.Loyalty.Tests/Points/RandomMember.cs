using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Points.Multiplying;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty.Tests.Points;

/// <summary>
/// Histories and programmes made from a seed: the same seed, the same member, so a failure can be repeated.
/// </summary>
internal sealed class RandomMember
{
    private const int Days = 900;
    private static readonly Instant First = Given.At("2024-01-01");
    private readonly Random _random;

    public RandomMember(int seed)
    {
        _random = new Random(seed);
        Program = MakeProgram();
        History = MakeHistory();
    }

    public LoyaltyProgram Program { get; }

    public MemberHistory History { get; }

    /// <summary>No fact of the history is later.</summary>
    public static Instant Last { get; } = First + Duration.FromDays(Days);

    /// <summary>Every instant at which a fact is dated, the earliest first.</summary>
    public ImmutableArray<Instant> FactInstants() =>
    [
        .. History.Orders.SelectMany(order => (Instant?[])[order.PlacedAt, order.PaidAt, order.CancelledAt])
            .Concat(History.Orders.SelectMany(order => order.Refunds).Select(refund => (Instant?)refund.At))
            .Concat(History.Redemptions.Select(redemption => (Instant?)redemption.At))
            .Concat(History.Manual.Select(manual => (Instant?)manual.At))
            .Concat(History.Events.Select(happening => (Instant?)happening.At))
            .Concat(History.Customers.Select(customer => customer.CreatedAt))
            .OfType<Instant>().Distinct().Order(),
    ];

    public MemberHistory Shuffled() => History with
    {
        Orders = [.. Mixed(History.Orders).Select(order => order with { Refunds = Mixed(order.Refunds) })],
        Redemptions = Mixed(History.Redemptions),
        Manual = Mixed(History.Manual),
        Events = Mixed(History.Events),
        Postings = Mixed(History.Postings),
    };

    public T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private ImmutableArray<T> Mixed<T>(ImmutableArray<T> items) => [.. items.OrderBy(_ => _random.Next())];

    private LoyaltyProgram MakeProgram()
    {
        return new LoyaltyProgram
        {
            Zone = DateTimeZoneProviders.Tzdb[Pick("Europe/Amsterdam", "Asia/Beirut", "America/St_Johns", "UTC")],
            Currency = "EUR",
            ExchangeRates = ImmutableDictionary<string, decimal>.Empty.Add("USD", 0.92m),
            Points = MakePoints(),
            Tiers = Pick<ImmutableArray<Tier>>([], [new Tier("Zilver", 200m, 1.5m), new Tier("Goud", 400m, 2m)]),
            Rewards = Pick<ImmutableArray<Reward>>([], [],
            [
                new Reward("vijf euro", 300) { Terms = new CodeTerms(CodeKind.Amount, 5m), Automatic = true },
                new Reward("gift", 120) { Gift = "Cadeau", Automatic = true, ValidDays = 30 },
                new Reward("tien", 200) { Terms = CodeTerms.Percent(10m), ValidDays = 14, Automatic = true },
            ]),
            TierWindow = Pick(TierWindow.Rolling12Months, TierWindow.CalendarYear, TierWindow.Lifetime),
            TierHoldMonths = Pick(0, 0, 3),
            Segments =
            [
                new Segment("Recent", "Recent", "last_order_date >= -60d"),
                new Segment("Spaarder", "Spaarder", "points_balance >= 100 AND customer_tags CONTAINS 'Recent'"),
                new Segment("Zilver", "Zilver", "tier = 'Zilver'"),
            ],
            Offers = Pick<ImmutableArray<Offer>>(
                [], [new Offer("Kom terug", "last_order_date < -3m", OfferValue.Percent(15m), 7, 90)]),
        };
    }

    private PointsRules MakePoints()
    {
        int? months = _random.Next(3) == 0 ? null : _random.Next(1, 14);
        return new PointsRules
        {
            PerUnit = Pick(0.1m, 1m, 2m, 2.5m),
            EarnOn = Pick(EarnOn.GoodsWithTax, EarnOn.Goods, EarnOn.Total),
            Rounding = Pick(Rounding.Down, Rounding.Nearest, Rounding.Up),
            PendingDays = Pick(0, 3, 14, 28),
            Expiry = new ExpiryPolicy(months, Pick(ExpiryKind.AfterEarning, ExpiryKind.Inactivity,
                ExpiryKind.CalendarYear)),
            Multipliers = Pick<ImmutableArray<Multiplier>>([], [],
            [
                new Multiplier("vast", 1.5m) { Query = "number_of_orders >= 2" },
                new Multiplier("merk", 3m) { Product = new ProductMatch(Vendor: "Wella") },
                new Multiplier("zomer", 2m) { From = new(2025, 6, 1), Until = new(2025, 8, 31) },
            ]),
            Caps = Pick<ImmutableArray<PointsCap>>([], [], [new PointsCap(150, CapPeriod.Order)],
            [
                new PointsCap(250, CapPeriod.Month), new PointsCap(900, CapPeriod.Year),
                new PointsCap(25, CapPeriod.Year, CapOn.Event),
            ]),
            Rates = Pick<ImmutableArray<DatedRate>>([], [new DatedRate(new LocalDate(2025, 3, 1), 3m)]),
            Bonuses = Pick<ImmutableArray<Bonus>>([],
            [
                new Bonus("welkom", BonusOn.Registration, 50), new Bonus("review", BonusOn.Event, 25, "review"),
                new Bonus("verjaardag", BonusOn.Birthday, 100),
            ]),
        };
    }

    private MemberHistory MakeHistory()
    {
        var orders = Enumerable.Range(1, _random.Next(1, 8)).Select(MakeOrder).ToImmutableArray();
        return new MemberHistory
        {
            Id = "m1",
            Customers =
            [
                Given.Customer() with
                {
                    CreatedAt = Moment(),
                    Birthday = Pick<LocalDate?>(null, new LocalDate(1990, 2, 28), new LocalDate(1992, 2, 29)),
                },
            ],
            Orders = orders,
            Redemptions =
            [
                .. Enumerable.Range(1, _random.Next(4)).Select(i => new Redemption(
                    $"x{i}", Moment(), _random.Next(1, 200),
                        Pick<OrderKey?>(null, orders[_random.Next(orders.Length)].Key))),
            ],
            Manual = [.. Manual()],
            Events = [.. Enumerable.Range(1, _random.Next(3))
                .Select(i => new MemberEvent($"e{i}", "review", Moment()))],
        };
    }

    private IEnumerable<ManualPoints> Manual()
    {
        for (var i = 1; i <= _random.Next(4); i++)
        {
            var given = new ManualPoints($"{i}", Moment(), Pick(-1, 1) * _random.Next(1, 100), "goedgemaakt", "An");
            yield return given;
            if (_random.Next(3) == 0 && After(given.At) is var later && later > given.At)
                yield return new ManualPoints($"{i}r", later, -given.Points, "vergissing", "An", given.Id);
        }
    }

    private Order MakeOrder(int number)
    {
        var (placed, goods, tax) = (Moment(), Money(200), Money(40));
        var paid = _random.Next(8) == 0 ? (Instant?)null
            : Instant.Min(Last, placed + Duration.FromHours(Pick(0, 0, 0, 1, 72)));
        var total = goods + tax + Pick(0m, 6.95m);
        return new Order
        {
            Key = Given.Key(number.ToString()),
            PlacedAt = placed,
            PaidAt = paid,
            CancelledAt = _random.Next(6) == 0 ? After(placed) : null,
            Test = _random.Next(20) == 0,
            Currency = Pick("EUR", "EUR", "EUR", "USD"),
            Total = total,
            Goods = goods,
            GoodsTax = tax,
            Lines =
            [
                new OrderLine { Vendor = "Wella", Quantity = 1, Amount = goods + tax - Money(20) },
                new OrderLine { Vendor = "Keune", Quantity = 1, Amount = Money(20) },
            ],
            Refunds = [.. Refunds(placed, goods, tax, total)],
        };
    }

    private IEnumerable<Refund> Refunds(Instant placed, decimal goods, decimal tax, decimal total)
    {
        var (count, whole) = (_random.Next(4), _random.Next(3) == 0);
        for (var i = 1; i <= count; i++)
        {
            var share = whole ? 1m / count : 0.25m;
            yield return new Refund
            {
                Id = $"r{i}",
                At = After(placed),
                Goods = decimal.Round(goods * share, 2),
                GoodsTax = decimal.Round(tax * share, 2),
                Total = whole && i == count ? total : decimal.Round(total * share, 2),
            };
        }
    }

    private Instant After(Instant instant) =>
        Instant.Min(Last, instant + Duration.FromHours(Pick(0, 1, 24, 24 * _random.Next(1, 400))));

    // Now and then two facts fall on one instant.
    private Instant Moment() => First + Duration.FromHours(Pick(0, 12, 5) + (24 * _random.Next(Days - 1)));

    private decimal Money(int most) => _random.Next(0, most * 100) / 100m;
}

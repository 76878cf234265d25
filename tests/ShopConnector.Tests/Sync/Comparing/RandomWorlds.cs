using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;
using ShopConnector.Sync;

namespace ShopConnector.Tests.Sync.Comparing;

/// <summary>Shops, what happens in them, and programmes: all of one seed.</summary>
internal sealed class RandomWorlds(Random random)
{
    private const int Customers = 9;

    private int _orders;

    public MemoryShop[] Shops(Instant now)
    {
        var shops = new MemoryShop[random.Next(1, 4)];
        for (var i = 0; i < shops.Length; i++)
        {
            shops[i] = new MemoryShop(i == 1 ? Platform.WooCommerce : Platform.Shopify) { Name = $"shop{3 - i}" };
            for (var j = 0; j < Customers; j++)
            {
                var id = $"c{j}";
                shops[i].Customer(id, Chance(0.1) ? ["VIP"] : []);
                shops[i].Email(id, $"{(Chance(0.5) ? "both" : shops[i].Name)}{(Chance(0.1) ? 0 : j)}@example.com");
                if (Chance(0.05))
                    shops[i].Employ(id);
            }

            Happen(shops[i], now, days: 400, count: random.Next(8, 25));
        }

        return shops;
    }

    public void Happen(MemoryShop shop, Instant now, int days, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (customer, id) = ($"c{random.Next(Customers)}", $"{++_orders}");
            if (shop.Platform == Platform.Shopify && Chance(0.15))
                customer = $"{(Chance(0.5) ? "both" : "guest")}{random.Next(Customers)}@example.com";
            else if (!shop.Has(customer))
                continue;

            shop.Order(customer, id, now - Duration.FromHours(random.Next(1, 24 * days)), random.Next(5, 300));
            if (Chance(0.2))
                shop.Change(id, order => order with { Fulfilment = FulfilmentState.Unfulfilled });

            if (Chance(0.3) && shop.Has(customer) && shop.CardOf(customer).OfferCode is { } code)
                shop.Change(id, order => order with { DiscountCodes = [code] });

            if (Chance(0.1))
                shop.Change(id, order => order with { CancelledAt = order.PlacedAt + Duration.FromHours(1) });
        }

        if (Chance(0.2))
            shop.Leave($"c{random.Next(Customers)}");
    }

    public CompiledProgram Program() => Programs.Compile(new LoyaltyProgram
    {
        Zone = Programs.Zone,
        Currency = "EUR",
        Segments =
        [
            new Segment("VIP", "VIP", $"amount_spent >= {random.Next(100, 600)}"),
            new Segment("Vaak", "Vaak", $"number_of_orders >= {random.Next(1, 4)}"),
            new Segment("Pas", "Pas", $"last_order_date > -{random.Next(10, 90)}d AND customer_tags NOT CONTAINS 'VIP'"),
        ],
        Points = Chance(0.9)
            ? new PointsRules
            {
                PerUnit = random.Next(1, 4),
                PendingDays = Chance(0.5) ? 0 : 14,
                Expiry = Chance(0.5) ? ExpiryPolicy.None : new ExpiryPolicy(random.Next(3, 13)),
            }
            : null,
        Tiers = Chance(0.5)
            ? [new Tier("Zilver", 100) { Tag = "Zilver" }, new Tier("Goud", random.Next(200, 600), 2m) { Tag = "Goud" }]
            : [],
        TierHoldMonths = random.Next(0, 4),
        Rewards = Chance(0.5)
            ? [new Reward("Tegoed", random.Next(50, 400)) { Terms = new CodeTerms(CodeKind.Amount, 5m), Automatic = true }]
            : [],
        Offers = [.. s_names.Where(_ => Chance(0.7)).Select(Offer)],
        OrderRules = Chance(0.5)
            ? [new OrderRule("Groot", $"amount >= {random.Next(50, 300)}") { Tags = ["Groot"], Hold = Chance(0.5) }]
            : [],
        Pressure = Chance(0.5) ? new OfferPressure(random.Next(1, 3), random.Next(5, 60)) : null,
    });

    public bool Chance(double share) => random.NextDouble() < share;

    private static readonly string[] s_names = ["Kom terug", "Tweede", "Deel", "Cadeau"];

    private Offer Offer(string name)
    {
        var value = name switch
        {
            "Kom terug" => OfferValue.Amount(random.Next(5, 15)),
            "Tweede" => OfferValue.Percent(15m),
            "Deel" => OfferValue.PercentOfLastOrder(10m),
            _ => OfferValue.Tag("Cadeau"),
        };
        var query = Chance(0.5)
            ? $"last_order_date < -{random.Next(5, 90)}d"
            : $"number_of_orders >= {random.Next(1, 3)}";
        var steps = name == "Kom terug" && Chance(0.5)
            ? ImmutableArray.Create(new OfferStep(3, OfferValue.Tag("Herinnering")), new OfferStep(9, OfferValue.Percent(20m)))
            : [];
        return new Offer(name, query, value, random.Next(3, 60), steps.IsEmpty ? random.Next(0, 60) : 60)
        {
            ControlShare = Chance(0.5) ? 0m : 0.4m,
            WhileTrue = Chance(0.4),
            Steps = steps,
            Budget = Chance(0.8) ? Budget(value) : null,
        };
    }

    private OfferBudget Budget(OfferValue value) => Chance(0.5)
        ? new OfferBudget(Codes: random.Next(1, 8), PerCode: random.Next(0, 8))
        : new OfferBudget(
            Liability: value.Kind == OfferKind.Amount ? random.Next(20, 60) : random.Next(9, 60),
            PerCode: random.Next(1, 8));
}

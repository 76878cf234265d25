using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Storage;

/// <summary>Customers, orders and postings of which a test names only what it is about.</summary>
internal static class Some
{
    public static readonly Instant Day1 = Instant.FromUtc(2026, 10, 1, 9, 0);

    public static Instant Day(int day) => Day1 + Duration.FromDays(day - 1);

    public static PulledCustomer Customer(
        string id, string? email = null, Instant? updatedAt = null, string shop = "atelier", string[]? tags = null) =>
        new(
            new Customer
            {
                Key = new CustomerKey(shop, id),
                Email = email,
                CreatedAt = Day(1),
                Tags = [.. tags ?? []],
                Birthday = new LocalDate(1990, 2, 28),
            },
            new LoyaltyCard { Tags = [.. tags ?? []] },
            DisplayName: $"Name of {id}",
            updatedAt ?? Day(1));

    public static PulledOrder Order(
        string id, string? customer = null, string? email = null, Instant? placedAt = null, Instant? updatedAt = null,
        string shop = "atelier", LoyaltyCard? card = null) =>
        new(
            new Order
            {
                Key = new OrderKey(shop, id),
                PlacedAt = placedAt ?? Day(2),
                PaidAt = placedAt ?? Day(2),
                Currency = "EUR",
                Total = 134.95m,
                Goods = 106.570m,
                GoodsTax = 22.38m,
                ShipTo = new ShippingAddress("NL", "NH", "1011 AB", "Amsterdam"),
                Lines = [new OrderLine { Product = "p1", Vendor = "Wella", Tags = ["kleur"], Quantity = 1.5m }],
                Refunds = [new Refund { Id = "r1", At = Day(3), Total = 0.1000000000000000000000000001m }],
            },
            customer, email, updatedAt ?? placedAt ?? Day(2), card,
            Guest: customer is null && email is not null ? new Customer { Key = default, Email = email } : null,
            DisplayName: customer is null ? $"Buyer of {id}" : null);

    public static Posting Posting(string key, long points = 100) => new()
    {
        Key = key,
        Points = points,
        At = Day(2),
        AvailableAt = Day(16),
        Rule = new EarnedBy(1.50m, EarnOn.GoodsWithTax, Rounding.Down),
    };
}

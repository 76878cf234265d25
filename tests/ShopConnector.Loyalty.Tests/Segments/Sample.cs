using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments;

/// <summary>Members as tests describe them: of Amsterdam, paying in euros, seen on 1 November 2026.</summary>
internal static class Sample
{
    public const string Today = "2026-11-01T10:00:00Z";

    public static DateTimeZone Amsterdam { get; } = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    public static Customer Customer { get; } = new()
    {
        Key = new CustomerKey("atelier", "c1"),
        Email = "An@Example.com",
        CreatedAt = At("2025-01-01T09:00:00Z"),
    };

    public static Instant At(string instant) => InstantPattern.ExtendedIso.Parse(instant).Value;

    /// <summary>Paid when placed.</summary>
    public static Order Order(string placedAt, decimal total = 10m, string id = "") => new()
    {
        Key = new OrderKey("atelier", id == "" ? placedAt : id),
        PlacedAt = At(placedAt),
        PaidAt = At(placedAt),
        Currency = "EUR",
        Total = total,
        Goods = total,
        Channel = "web",
    };

    public static OrderLine Line(
        string product, string vendor, string type, decimal quantity, params string[] tags) => new()
        {
            Product = product,
            Vendor = vendor,
            Type = type,
            Quantity = quantity,
            Tags = [.. tags],
        };

    public static Refund Refund(string at, decimal total) => new() { Id = at, At = At(at), Total = total };

    public static MemberHistory Member(params Order[] orders) => new()
    {
        Id = "m1",
        Customers = [Customer],
        Orders = [.. orders],
    };

    public static MemberHistory Member(params Customer[] customers) => new() { Id = "m1", Customers = [.. customers] };

    public static MemberFacts Facts(MemberHistory history, string at = Today) =>
        new(history, Amsterdam, "EUR", ImmutableDictionary<string, decimal>.Empty, At(at));

    /// <summary>Three orders: 20.00 on 10 January, 30.00 on 1 March, 50.00 on 15 September 2026.</summary>
    public static MemberHistory ThreeOrders { get; } = Member(
        Order("2026-01-10T12:00:00Z", 20m) with
        {
            Lines = [Line("p1", "Wella", "Haarverf", 2, "kleur"), Line("p2", "Keune", "Borstel", 1)],
        },
        Order("2026-03-01T12:00:00Z", 30m) with
        {
            Lines = [Line("p1", "Wella", "Haarverf", 3, "kleur", "Actie"), Line("p4", "Wella", "Haarverf", 1)],
        },
        Order("2026-09-15T12:00:00Z", 50m) with
        {
            Channel = "pos",
            Lines = [Line("p3", "Wella", "Shampoo", 1, "verzorging")],
        });
}

using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Tests.Segments;

/// <summary>A random member with up to five orders in the two years before the day on which it is looked at.</summary>
internal static class RandomHistory
{
    public static (MemberHistory History, Instant Now) From(int seed)
    {
        var random = new Random(seed);
        var now = Sample.At("2026-01-01T00:00:00Z") + Duration.FromMinutes(random.Next(3 * 366 * 24 * 60));
        var orders = Enumerable.Range(0, random.Next(6)).Select(n => Order(random, n, now));
        var born = new LocalDate(1992, 1, 1).PlusDays(random.Next(366));
        var customer = Sample.Customer with
        {
            CreatedAt = now - Duration.FromHours(random.Next(800 * 24)),
            Birthday = random.Next(6) switch { 0 => null, 1 => new LocalDate(1992, 2, 29), _ => born },
        };
        var events = Enumerable.Range(0, random.Next(3)).Select(n => new MemberEvent(
            $"e{n}", random.Next(2) == 0 ? "complaint" : "complaint-solved",
            now - Duration.FromMinutes(random.Next(2 * 365 * 24 * 60))));
        var history = new MemberHistory
        {
            Id = "m1",
            Customers = [customer],
            Orders = [.. orders],
            Events = [.. events],
        };
        return (history, now);
    }

    private static Order Order(Random random, int number, Instant now)
    {
        var placed = now - Duration.FromMinutes(random.Next(2 * 365 * 24 * 60));
        return Sample.Order(Sample.Today, random.Next(200), $"{number}") with
        {
            PlacedAt = placed,
            PaidAt = placed,
            ShipTo = random.Next(3) == 0 ? null : new("NL", null, $"{random.Next(1, 3)}011 AB", "x"),
            Lines = [Line(random)],
        };
    }

    private static OrderLine Line(Random random) => Sample.Line(
        $"p{random.Next(1, 3)}", random.Next(2) == 0 ? "Wella" : "Keune", "Haarverf", random.Next(1, 4));
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Benchmarks.Storage;

/// <summary>
/// A file of orders as a bulk export has them, oldest first, one JSON document a line: four orders a customer, most of
/// them soon after the first, one in eight from anybody who ever bought; one buyer in five a guest, one order in twelve
/// refunded. Made once, from a seed; read as often as is measured.
/// </summary>
internal sealed class OrderFile(string path, int orders, int seed)
{
    private const int OrdersPerCustomer = 4;
    private const long FirstId = 5_000_000_000_000; // As Shopify numbers them: rising, and all of one length.
    private const int RecentCustomers = 10_000;

    public const string Shop = "atelier";

    private static readonly Instant s_first = Instant.FromUtc(2023, 1, 1, 0, 0);

    public int Customers { get; } = Math.Max(1, orders / OrdersPerCustomer);

    public string Path => path;

    public void Write()
    {
        var random = new Random(seed);
        using var file = new StreamWriter(path);
        for (var number = 1; number <= orders; number++)
        {
            var customer = Buyer(random, number);
            var at = s_first + Duration.FromSeconds((long)number * 97);
            var line = new OrderLine(
                (FirstId + number).ToString(CultureInfo.InvariantCulture),
                IsGuest(customer) ? null : Id(customer),
                Address(customer),
                InstantPattern.ExtendedIso.Format(at),
                random.Next(500, 50_000) / 100m,
                [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Item(random))],
                number % 12 == 0 ? random.Next(100, 500) / 100m : null);
            file.WriteLine(JsonSerializer.Serialize(line, OrderFileJson.Default.OrderLine));
        }
    }

    /// <summary>The accounts, in pages; what the shop was asked for before its orders.</summary>
    public IEnumerable<PullPage> CustomerPages(int size) =>
        Enumerable.Range(0, Customers).Where(customer => !IsGuest(customer)).Chunk(size)
            .Select(chunk => new PullPage { Customers = [.. chunk.Select(Account)] });

    /// <summary>What both sides of the comparison do with a line.</summary>
    public static PulledOrder Parse(string json)
    {
        var line = JsonSerializer.Deserialize(json, OrderFileJson.Default.OrderLine)!;
        var at = InstantPattern.ExtendedIso.Parse(line.At).Value;
        var order = new Order
        {
            Key = new OrderKey(Shop, line.Id),
            PlacedAt = at,
            PaidAt = at,
            Currency = "EUR",
            Total = line.Total,
            Goods = decimal.Round(line.Total / 1.21m, 2),
            GoodsTax = line.Total - decimal.Round(line.Total / 1.21m, 2),
            Lines = [.. line.Items.Select(item => new Loyalty.Orders.OrderLine
            {
                Product = item.Product, Vendor = item.Vendor, Type = item.Type, Quantity = item.Quantity,
            })],
            Refunds = line.Refunded is { } refunded
                ? [new Refund { Id = "1", At = at + Duration.FromDays(5), Total = refunded, Goods = refunded }]
                : [],
        };
        var guest = line.Customer is null ? new Customer { Key = default, Email = line.Email, Country = "NL" } : null;
        return new PulledOrder(order, line.Customer, line.Email, at, Card: null, guest, DisplayName: null);
    }

    /// <summary>Customers come with time, one for every four orders.</summary>
    private int Buyer(Random random, int order)
    {
        var newest = Math.Min(Customers - 1, order / OrdersPerCustomer);
        var age = random.Next(8) == 0 ? random.Next(newest + 1) : random.Next(Math.Min(newest + 1, RecentCustomers));
        return newest - age;
    }

    private static PulledCustomer Account(int customer) => new(
        new Customer
        {
            Key = new CustomerKey(Shop, Id(customer)),
            Email = Address(customer),
            CreatedAt = s_first,
            Country = "NL",
        },
        LoyaltyCard.Empty, $"Customer {customer}", s_first);

    private static bool IsGuest(int customer) => customer % 5 == 0;

    private static string Id(int customer) => (customer + 1_000_000).ToString(CultureInfo.InvariantCulture);

    private static string Address(int customer) => $"customer{customer}@example.com";

    private static OrderItem Item(Random random) => new(
        random.Next(2_000).ToString(CultureInfo.InvariantCulture), $"Vendor {random.Next(40)}",
        $"Type {random.Next(25)}", random.Next(1, 5));
}

internal sealed record OrderLine(
    string Id, string? Customer, string Email, string At, decimal Total, ImmutableArray<OrderItem> Items,
    decimal? Refunded);

internal sealed record OrderItem(string Product, string Vendor, string Type, decimal Quantity);

[JsonSerializable(typeof(OrderLine))]
internal sealed partial class OrderFileJson : JsonSerializerContext;

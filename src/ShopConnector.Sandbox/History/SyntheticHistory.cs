using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace ShopConnector.Sandbox.History;

/// <summary>
/// An invented history of any size for measuring: most customers with few orders and some
/// with many, over two years, with returns.
/// </summary>
internal static class SyntheticHistory
{
    private const int Days = 730;
    private const int LinesMax = 5;
    private const int ReturnDays = 5;
    private const double ReturnShare = 0.05;

    private static readonly LocalDate FirstDay = new(2010, 1, 1);
    private static readonly string[] Countries = ["GB", "GB", "GB", "GB", "IE", "BE", "DE", "FR"];

    public static ImmutableArray<HistoryOrder> Of(
        int seed, string shop, int customers, int ordersPerCustomer)
    {
        var random = SeededRandom.For(seed, $"synthetic {shop}");
        var skus = HistoryFile.Products.Keys.ToArray();
        var orders = new List<HistoryOrder>(customers * ordersPerCustomer);
        for (var number = 0; number < customers * ordersPerCustomer; number++)
        {
            // Every customer buys once; whoever comes back is drawn with a strong lean to the low numbers.
            var customer = number < customers ? number : (int)(customers * random.Share() * random.Share());
            var order = Order(random, skus, number, $"{shop}-{customer.ToString(CultureInfo.InvariantCulture)}");
            orders.Add(order);
            if (random.Chance(ReturnShare) && order.At.Date.PlusDays(ReturnDays) < FirstDay.PlusDays(Days))
                orders.Add(Return(order));
        }

        return [.. orders.OrderBy(order => order.At).ThenBy(order => order.Id, StringComparer.Ordinal)];
    }

    private static HistoryOrder Order(SeededRandom random, string[] skus, int number, string customer)
    {
        var at = FirstDay.PlusDays(number == 0 ? Days : random.Below(Days)).At(new LocalTime(8, 0))
            .PlusMinutes(random.Below(12 * 60));
        var lines = Enumerable.Range(0, 1 + random.Below(LinesMax)).Select(_ =>
            new HistoryLine(random.Pick(skus), 1 + random.Below(6), 0.95m + random.Below(40)));
        return new HistoryOrder(
            number.ToString("D7", CultureInfo.InvariantCulture), customer, at, random.Pick(Countries), [.. lines]);
    }

    private static HistoryOrder Return(HistoryOrder order) => order with
    {
        Id = $"C{order.Id}",
        At = order.At.PlusDays(ReturnDays),
        Lines = [order.Lines[0] with { Quantity = -1 }],
    };
}

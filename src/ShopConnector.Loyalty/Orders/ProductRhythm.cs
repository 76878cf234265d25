using System.Runtime.InteropServices;

namespace ShopConnector.Loyalty.Orders;

/// <summary>How often a member buys one product.</summary>
/// <param name="LastDay">Of the last purchase, in days since 1970-01-01.</param>
/// <param name="Interval">Median of the whole days between successive days of purchase, at least 1.</param>
internal readonly record struct ProductRhythm(string Product, int LastDay, decimal Interval)
{
    /// <param name="product">Null: any.</param>
    public bool IsOf(string? product) => product is null || product == Product;

    /// <summary>Days since the last purchase in intervals, the largest over products; null when there is none.</summary>
    public static decimal? Overdue(ReadOnlySpan<ProductRhythm> rhythms, string? product, int today)
    {
        decimal? largest = null;
        foreach (ref readonly var rhythm in rhythms)
        {
            if (!rhythm.IsOf(product))
                continue;

            var factor = (today - rhythm.LastDay) / rhythm.Interval;
            if (!(factor <= largest))
                largest = factor;
        }

        return largest;
    }

    /// <summary>
    /// Of every product bought on at least two days. A product is that of its shop: another has the same numbers.
    /// </summary>
    public static ProductRhythm[] Of(ReadOnlySpan<CountedOrder> orders)
    {
        if (orders.Length < 2)
            return [];

        var bought = new List<(string Shop, string Product, int Day)>();
        foreach (ref readonly var counted in orders)
            foreach (var line in counted.Order.Lines)
                if (line.Product is { Length: > 0 } product)
                    bought.Add((counted.Order.Key.Shop, product, counted.Day));

        var rhythms = new List<ProductRhythm>();
        var days = new List<int>();
        foreach (var of in bought.GroupBy(one => (one.Shop, one.Product), one => one.Day))
        {
            days.Clear();
            days.AddRange(of.Distinct());
            if (days.Count >= 2)
                rhythms.Add(new ProductRhythm(of.Key.Product, days.Max(), OrderHabits.MedianGap(CollectionsMarshal.AsSpan(days))));
        }

        return [.. rhythms];
    }
}

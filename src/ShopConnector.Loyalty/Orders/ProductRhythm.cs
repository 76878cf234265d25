namespace ShopConnector.Loyalty.Orders;

/// <summary>How often a member buys one product.</summary>
/// <param name="LastDay">Of the last purchase, in days since 1970-01-01.</param>
/// <param name="Interval">Median of the whole days between successive days of purchase, at least 1.</param>
internal readonly record struct ProductRhythm(string Product, int LastDay, decimal Interval)
{
    // More are worked out all the same, but take memory.
    private const int UsualPurchases = 128;

    /// <param name="product">Null: any.</param>
    public bool IsOf(string? product) => product is null || product == Product;

    /// <summary>Days since the last purchase in intervals, the largest over products; null if there is none.</summary>
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

        var bought = Purchases(orders);
        var room = bought.Length <= UsualPurchases ? stackalloc int[bought.Length] : new int[bought.Length];
        List<ProductRhythm>? rhythms = null;
        for (var (from, to) = (0, 0); from < bought.Length; from = to)
        {
            var count = 0;
            for (to = from; to < bought.Length && bought[to].IsOfSameProduct(bought[from]); to++)
                if (count == 0 || room[count - 1] != bought[to].Day)
                    room[count++] = bought[to].Day;

            if (count < 2)
                continue;

            var (product, last) = (bought[from].Product, room[count - 1]);
            (rhythms ??= []).Add(new ProductRhythm(product, last, OrderHabits.MedianGap(room[..count])));
        }

        return rhythms is null ? [] : [.. rhythms];
    }

    /// <summary>Product by product, the earliest day first.</summary>
    private static Purchase[] Purchases(ReadOnlySpan<CountedOrder> orders)
    {
        var count = 0;
        foreach (ref readonly var counted in orders)
            count += counted.Order.Lines.Length;

        var bought = new Purchase[count];
        count = 0;
        foreach (ref readonly var counted in orders)
            foreach (var line in counted.Order.Lines)
                if (line.Product is { Length: > 0 } product)
                    bought[count++] = new Purchase(counted.Order.Key.Shop, product, counted.Day);

        Array.Resize(ref bought, count);
        bought.AsSpan().Sort(Purchase.Compare);
        return bought;
    }

    private readonly record struct Purchase(string Shop, string Product, int Day)
    {
        public bool IsOfSameProduct(in Purchase other) => Product == other.Product && Shop == other.Shop;

        public static int Compare(Purchase left, Purchase right)
        {
            var byProduct = string.CompareOrdinal(left.Product, right.Product);
            if (byProduct != 0)
                return byProduct;

            var byShop = string.CompareOrdinal(left.Shop, right.Shop);
            return byShop != 0 ? byShop : left.Day.CompareTo(right.Day);
        }
    }
}

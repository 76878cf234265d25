namespace ShopConnector.Loyalty.Orders;

/// <summary>Rhythm and preferences in the orders that count; null where there are too few orders to tell.</summary>
internal static class OrderHabits
{
    /// <summary>Median of the whole days between successive order dates.</summary>
    public static decimal? DaysBetween(ReadOnlySpan<CountedOrder> orders)
    {
        if (orders.Length < 2)
            return null;

        var days = orders.Length <= 64 ? stackalloc int[orders.Length] : new int[orders.Length];
        for (var i = 0; i < orders.Length; i++)
            days[i] = orders[i].Day;

        return MedianGap(days);
    }

    /// <summary>Median of the days between at least two days; sorts them and loses them.</summary>
    public static decimal MedianGap(Span<int> days)
    {
        days.Sort();
        var gaps = days[..^1];
        for (var i = 0; i < gaps.Length; i++)
            gaps[i] = days[i + 1] - days[i];

        gaps.Sort();
        var middle = gaps.Length / 2;
        return gaps.Length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2m;
    }

    /// <summary>Fraction 0–1 of the orders with at least one line of the vendor.</summary>
    public static decimal? VendorShare(ReadOnlySpan<CountedOrder> orders, string vendor)
    {
        var with = 0;
        foreach (ref readonly var counted in orders)
        {
            foreach (var line in counted.Order.Lines)
            {
                if (string.Equals(line.Vendor, vendor, StringComparison.Ordinal))
                {
                    with++;
                    break;
                }
            }
        }

        return orders.IsEmpty ? null : (decimal)with / orders.Length;
    }

    /// <summary>Fraction 0–1 of the orders that came through the channel.</summary>
    public static decimal? ChannelShare(ReadOnlySpan<CountedOrder> orders, string channel)
    {
        var through = 0;
        foreach (ref readonly var counted in orders)
            if (string.Equals(counted.Order.Channel, channel, StringComparison.Ordinal))
                through++;

        return orders.IsEmpty ? null : (decimal)through / orders.Length;
    }

    /// <summary>Distinct types of product; a line without a type has none.</summary>
    public static int ProductTypes(ReadOnlySpan<CountedOrder> orders)
    {
        HashSet<string>? types = null;
        foreach (ref readonly var counted in orders)
            foreach (var line in counted.Order.Lines)
                if (line.Type is { Length: > 0 } type)
                    (types ??= new HashSet<string>(StringComparer.Ordinal)).Add(type);

        return types?.Count ?? 0;
    }
}

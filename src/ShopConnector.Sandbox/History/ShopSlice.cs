using System.Collections.Immutable;

namespace ShopConnector.Sandbox.History;

/// <summary>Which part of the history happens in which shop, decided per buyer by seed.</summary>
/// <param name="Places">Every buyer's place in the seeded order; the odd names go by it.</param>
internal sealed record ShopSlice(
    ImmutableArray<HistoryOrder> Orders, ImmutableDictionary<string, int> Places)
{
    // Out of a hundred buyers 45 buy in the one shop, 45 in the other, and 10 in both.
    private const int OnlyHere = 45;

    public static ShopSlice Of(SandboxOptions options, string platform)
    {
        if (options.SyntheticCustomers is { } size)
        {
            var invented = SyntheticHistory.Of(
                options.Seed, platform, size, options.SyntheticOrdersPerCustomer);
            return new ShopSlice(invented, PlacesOf(options.Seed, invented));
        }

        var places = PlacesOf(options.Seed, HistoryFile.Orders);
        var limit = options.Customers ?? places.Count;
        var guestShare = (double)limit / places.Count;
        var first = platform == SandboxPlatforms.Shopify;
        var visits = VisitsOf(HistoryFile.Orders);
        var orders = HistoryFile.Orders.Where(order => order.Customer is { } key
            ? places[key] < limit && IsHere(options.Seed, key, places[key], visits[order.Id], first)
            : GuestIsHere(options.Seed, order.Id, guestShare, first));
        return new ShopSlice([.. orders], places);
    }

    /// <param name="visit">The how-manieth order of this buyer it is: who buys in both shops does so in turn.</param>
    private static bool IsHere(int seed, string customer, int place, int visit, bool first)
    {
        var roll = SeededRandom.For(seed, $"shop of {customer}").Below(100);
        var inBoth = roll >= 2 * OnlyHere || People.IsOdd(place);
        return inBoth ? visit % 2 == 0 == first : roll < OnlyHere == first;
    }

    private static bool GuestIsHere(int seed, string order, double share, bool first)
    {
        var random = SeededRandom.For(seed, $"guest {order}");
        return random.Chance(share) && random.Chance(0.5) == first;
    }

    /// <summary>A return belongs to the order before it, so that it finds what it takes back.</summary>
    private static Dictionary<string, int> VisitsOf(ImmutableArray<HistoryOrder> orders)
    {
        var visits = new Dictionary<string, int>(orders.Length, StringComparer.Ordinal);
        foreach (var group in orders.GroupBy(order => order.Customer, StringComparer.Ordinal))
        {
            var count = -1;
            foreach (var order in group)
                visits.Add(order.Id, Math.Max(0, order.IsReturn ? count : ++count));
        }

        return visits;
    }

    private static ImmutableDictionary<string, int> PlacesOf(int seed, ImmutableArray<HistoryOrder> orders)
    {
        var keys = orders.Select(order => order.Customer).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        SeededRandom.For(seed, "places").Shuffle(keys);
        // The odd names go to people who buy more than once: only those can be met in both shops.
        var faithful = orders.Where(order => !order.IsReturn && order.Customer is not null)
            .CountBy(order => order.Customer!).Where(row => row.Value > 1)
            .Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var odd = new Queue<string>(keys.Where(faithful.Contains).Take(People.OddOnes.Length));
        var others = new Queue<string>(keys.Except(odd, StringComparer.Ordinal));
        var places = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < keys.Count; place++)
        {
            var next = others.Count == 0 || (People.IsOdd(place) && odd.Count > 0) ? odd : others;
            places.Add(next.Dequeue(), place);
        }

        return places.ToImmutable();
    }
}

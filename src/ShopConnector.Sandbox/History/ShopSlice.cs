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
            var invented = SyntheticHistory.Of(options.Seed, platform, size);
            return new ShopSlice(invented, PlacesOf(options.Seed, invented));
        }

        var places = PlacesOf(options.Seed, HistoryFile.Orders);
        var limit = options.Customers ?? places.Count;
        var guestShare = (double)limit / places.Count;
        var first = platform == SandboxPlatforms.Shopify;
        var orders = HistoryFile.Orders.Where(order => order.Customer is { } key
            ? places[key] < limit && IsHere(options.Seed, key, places[key], order.Id, first)
            : GuestIsHere(options.Seed, order.Id, guestShare, first));
        return new ShopSlice([.. orders], places);
    }

    private static bool IsHere(int seed, string customer, int place, string order, bool first)
    {
        var roll = SeededRandom.For(seed, $"shop of {customer}").Below(100);
        var inBoth = roll >= 2 * OnlyHere || People.IsOdd(place);
        return inBoth ? SeededRandom.For(seed, $"shop of {order}").Chance(0.5) == first : roll < OnlyHere == first;
    }

    private static bool GuestIsHere(int seed, string order, double share, bool first)
    {
        var random = SeededRandom.For(seed, $"guest {order}");
        return random.Chance(share) && random.Chance(0.5) == first;
    }

    private static ImmutableDictionary<string, int> PlacesOf(int seed, ImmutableArray<HistoryOrder> orders)
    {
        var keys = orders.Select(order => order.Customer).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        SeededRandom.For(seed, "places").Shuffle(keys);
        return keys.Select((key, place) => (key, place))
            .ToImmutableDictionary(row => row.key, row => row.place, StringComparer.Ordinal);
    }
}

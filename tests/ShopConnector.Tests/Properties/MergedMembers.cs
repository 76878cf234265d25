using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync;
using ShopConnector.Tests.Storage;

namespace ShopConnector.Tests.Properties;

public class MergedMembers
{
    [Fact]
    public void Two_who_become_one_and_part_again_have_exactly_what_they_had() => Worlds.Each(async seed =>
    {
        await using var world = await BornAsync(seed);
        var before = await SpelledAsync(world);

        Join(world);
        await world.PullAsync();
        (await world.Storage.TotalsAsync(world.Shop.Name, default)).Members.ShouldBe(Worlds.LivesInEach / 2);

        Part(world);
        await world.PullAsync();
        (await SpelledAsync(world)).Except(before).ShouldBeEmpty();
    });

    [Fact]
    public void What_is_decided_while_they_are_one_is_kept_once_and_follows_orders_and_customers() => Worlds.Each(
        async seed =>
    {
        await using var world = await BornAsync(seed);
        var before = await HistoriesAsync(world);
        Join(world);
        await world.ApplyAsync();
        var merged = await HistoriesAsync(world);

        foreach (var (id, history) in merged)
        {
            history.Postings.Select(posting => posting.Key).ShouldBeUnique();
            var parts = history.Customers.Select(customer => before[customer.Key.Id]).ToList();
            history.Orders.Length.ShouldBe(parts.Sum(part => part.Orders.Length), id);
            parts.SelectMany(part => part.Postings).Select(posting => posting.Key)
                .Except(history.Postings.Select(posting => posting.Key)).ShouldBeEmpty(id);
        }

        Part(world);
        await world.PullAsync();
        foreach (var (id, history) in await HistoriesAsync(world))
        {
            before[id].Postings.Except(history.Postings).ShouldBeEmpty(id);
            history.Orders.Select(order => order.Key).ShouldBe(before[id].Orders.Select(order => order.Key), id);
            history.Postings.Select(posting => posting.Key)
                .Where(key => key.StartsWith("earn:", StringComparison.Ordinal))
                .Except(history.Orders.Select(order => $"earn:{order.Key}")).ShouldBeEmpty(id);
        }

        await world.ApplyAsync();
        foreach (var (id, history) in await HistoriesAsync(world))
        {
            var away = merged.Values.SelectMany(one => one.Entitlements)
                .Where(one => one.State == EntitlementState.Away).Select(one => one.Key)
                .Except(history.Redemptions.Select(one => one.Id)).ToHashSet();
            Promised(before[id]).Where(one => away.Contains(one.Key)).Except(Promised(history)).ShouldBeEmpty(id);
            history.Entitlements.ShouldAllBe(one => one.Customer.Id == id);
        }

        (await world.Run().PlanAsync(static _ => { }, default)).Plan.Totals!.CustomersTouched.ShouldBe(0);
    });

    /// <summary>What works, with the code under which it does.</summary>
    private static IEnumerable<(string Key, string? Code)> Promised(MemberHistory history) =>
        history.Entitlements.Where(one => one.State == EntitlementState.Open).Select(one => (one.Key, one.Code));

    private static async Task<World> BornAsync(int seed)
    {
        var world = new World(seed);
        await world.OpenAsync();
        foreach (var customer in World.Customers)
        {
            world.Shop.Customer(customer);
            for (var order = world.Random.Next(5); order > 0; order--)
                world.Order(customer, $"{order}");
        }

        // Some of these carry the code that another has for friends.
        await world.ApplyAsync();
        world.Clock.Now += Duration.FromHours(1);
        foreach (var customer in World.Customers.Where(_ => world.Once(3)))
            world.Order(customer, "again");

        await world.ApplyAsync();
        return world;
    }

    /// <summary>Each second customer gets the address of the one before.</summary>
    private static void Join(World world)
    {
        for (var n = 1; n < World.Customers.Length; n += 2)
            world.Shop.Email(World.Customers[n], $"{World.Customers[n - 1]}@example.com");
    }

    private static void Part(World world)
    {
        foreach (var customer in World.Customers)
            world.Shop.Email(customer, $"{customer}@example.com");
    }

    private static async Task<List<string>> SpelledAsync(World world) =>
        [.. (await HistoriesAsync(world)).OrderBy(pair => pair.Key).Select(pair => Spelled.Out(pair.Value))];

    /// <summary>By the first customer of each member.</summary>
    private static async Task<Dictionary<string, MemberHistory>> HistoriesAsync(World world) =>
        await world.Storage.AllAsync(world.Shop.Name, default)
            .ToDictionaryAsync(member => member.History.Customers[0].Key.Id, member => member.History);
}

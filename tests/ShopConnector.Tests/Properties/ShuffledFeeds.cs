using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;
using ShopConnector.Tests.Storage;

namespace ShopConnector.Tests.Properties;

public class ShuffledFeeds
{
    /// <summary>Orders before their customers, old versions after new ones, rows twice: only facts count.</summary>
    [Fact]
    public void Pages_late_twice_and_in_any_order_give_the_same_state_and_decisions() => Worlds.Each(async seed =>
    {
        await using var inOrder = new World(seed);
        await using var shuffled = new World(seed);
        var rows = World.Customers.SelectMany(customer => Feed(inOrder, customer)).ToArray();
        var again = rows.Concat(rows.Where(_ => inOrder.Once(3))).ToArray();
        inOrder.Random.Shuffle(again);

        var expected = await StateAsync(inOrder, rows);
        var actual = await StateAsync(shuffled, again);

        actual.Except(expected).ShouldBeEmpty();
        actual.Count.ShouldBe(expected.Count);
    });

    // Each database keys them with a secret of its own.
    private static MemberHistory WithoutTraces(MemberHistory history) =>
        history with { Orders = [.. history.Orders.Select(order => order with { Traces = null })] };

    private static async Task<List<string>> StateAsync(World world, IEnumerable<PullPage> rows)
    {
        await world.OpenAsync();
        var attempt = await world.Storage.TryAcquireAsync(
            world.Shop.Name, "test", world.Clock.Now, Duration.FromHours(1), static _ => false, default);
        foreach (var page in rows.Chunk(7))
            await world.Storage.SaveAsync(attempt.Taken!, Together(page), default);

        return await world.Storage.AllAsync(world.Shop.Name, default)
            .Select(member => member.History with { Id = "" })
            .Select(history => Spelled.Out(WithoutTraces(history))
                + Spelled.Out(Evaluation.Of(history, world.Program, world.Clock.Now))).ToListAsync();
    }

    private static PullPage Together(IEnumerable<PullPage> rows) => new()
    {
        Customers = [.. rows.SelectMany(row => row.Customers)],
        Orders = [.. rows.SelectMany(row => row.Orders)],
    };

    /// <summary>A customer who may change address, and orders that change hands, are cancelled or refunded.</summary>
    private static IEnumerable<PullPage> Feed(World world, string id)
    {
        var version = 1;
        for (var times = world.Random.Next(3); times >= 0; times--)
        {
            var email = $"{world.Pick(id, id, World.Customers[world.Random.Next(World.Customers.Length)])}@example.com";
            yield return new() { Customers = [Some.Customer(id, email, Some.Day(version++))] };
        }

        for (var number = world.Random.Next(4); number > 0; number--)
        {
            var placed = Some.Day(2) + Duration.FromMinutes(world.Random.Next(20 * 24 * 60));
            for (var times = world.Random.Next(3); times >= 0; times--)
            {
                var order = Some.Order(
                    $"{id}-{number}", world.Once(3) ? null : id, $"{id}@example.com", placed, Some.Day(30 + version++));
                yield return new() { Orders = [order with { Order = Varied(world, order.Order) }] };
            }
        }
    }

    private static Order Varied(World world, Order order) => order with
    {
        PaidAt = world.Once(5) ? null : order.PaidAt,
        CancelledAt = world.Once(5) ? order.PlacedAt + Duration.FromDays(1) : null,
        Refunds = world.Once(3) ? order.Refunds : [],
    };
}

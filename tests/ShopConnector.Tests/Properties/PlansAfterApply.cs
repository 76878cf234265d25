using NodaTime;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Properties;

public class PlansAfterApply
{
    private static readonly string[] s_foreign = ["Groothandel", "pers", "VIP", "vaak"];

    /// <summary>
    /// Whatever happened between, merchants who edit tags, refused changes and lost answers included: after one
    /// undisturbed run there is nothing left to do, and no tag of the merchant is gone.
    /// </summary>
    [Fact]
    public void After_one_undisturbed_run_the_plan_is_empty_and_foreign_tags_stand() => Worlds.Each(async seed =>
    {
        await using var world = new World(seed);
        await world.OpenAsync();
        var foreign = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var customer in World.Customers)
        {
            foreign[customer] = [.. s_foreign.Where(_ => world.Once(4))];
            world.Shop.Customer(customer, [.. foreign[customer]]);
            for (var order = world.Random.Next(5); order > 0; order--)
                world.Order(customer, $"{order}");
        }

        for (var turn = 1; turn <= 4; turn++)
        {
            await DisturbedRunAsync(world);
            foreach (var customer in World.Customers.Where(_ => world.Once(3)))
                Live(world, customer, turn, foreign[customer]);
            world.Clock.Now += Duration.FromHours(world.Random.Next(24 * 40));
            if (world.Once(3))
                world.ChangeProgram();
        }

        var last = await world.ApplyAsync();
        last.State.ShouldBe(RunState.Completed, string.Join('\n', last.Problems));
        var next = await world.Run().PlanAsync(static _ => { }, default);

        var left = await world.Storage.PlanLinesAsync(next.Plan.Id, default).Where(line => line.Change is not null)
            .Select(line => line.ToString()).ToListAsync();
        left.ShouldBeEmpty();
        next.Plan.Totals!.CustomersTouched.ShouldBe(0);
        foreach (var customer in World.Customers)
            foreign[customer].Except(world.Shop.CardOf(customer).Tags, StringComparer.OrdinalIgnoreCase)
                .ShouldBeEmpty(customer);
    });

    /// <summary>The shop refuses some customers and loses an answer in the middle of a batch.</summary>
    private static async Task DisturbedRunAsync(World world)
    {
        var (shop, salt, lostAt) = (world.Shop, world.Random.Next(), world.Random.Next(2 * Worlds.LivesInEach));
        shop.Refuses = change => (change.Customer.Id.GetHashCode(StringComparison.Ordinal) ^ salt) % 5 == 0 ? "No." : null;
        shop.BeforeEach = _ =>
        {
            if (lostAt-- == 0)
                throw new ShopException(shop.Name, "write", "the answer was lost.", "Try again.") { Transient = true };
        };
        try
        {
            await world.ApplyAsync();
        }
        catch (ShopException lost) when (lost.Transient)
        {
            lostAt.ShouldBe(-1);
        }

        shop.Refuses = static _ => null;
        shop.BeforeEach = static _ => { };
    }

    /// <summary>What happens to a customer between two runs.</summary>
    private static void Live(World world, string customer, int turn, HashSet<string> foreign)
    {
        switch (world.Random.Next(5))
        {
            case 0:
                var tag = world.Pick("Groothandel", "winkel", "nieuw");
                if (foreign.Add(tag))
                    world.Shop.Tag(customer, tag);
                break;
            case 1:
                // Also one of ours: the merchant does not want it, and it comes back only by the rule.
                foreach (var held in world.Shop.CardOf(customer).Tags.Take(1).ToList())
                {
                    world.Shop.Untag(customer, held);
                    foreign.RemoveWhere(one => string.Equals(one, held, StringComparison.OrdinalIgnoreCase));
                }

                break;
            case 2:
                world.Shop.Trash($"{customer}-1");
                break;
            case 3:
                world.Shop.Restore($"{customer}-1");
                break;
            default:
                world.Order(customer, $"new {turn}");
                break;
        }
    }
}

using NodaTime;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Storage;

public abstract partial class StorageContract
{
    /// <summary>Pages may come late, twice and in any order; only what they say counts.</summary>
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public async Task Shuffled_pages_give_the_same_state(int seed)
    {
        var random = new Random(seed);
        var pages = Pages();
        var inOrder = await StateAsync(pages);

        // A shop of its own each time would change member ids; the same rows come again, in another order.
        await Home.SqlAsync(
            "DELETE FROM customer; DELETE FROM customer_order; "
            + "UPDATE shop SET customers = 0, guests = 0, orders = 0, members = 0");
        var shuffled = pages.Concat(pages.Take(3)).ToArray();
        random.Shuffle(shuffled);

        (await StateAsync(shuffled)).ShouldBe(inOrder);
    }

    private async Task<string> StateAsync(IEnumerable<PullPage> pages)
    {
        foreach (var page in pages)
        {
            await SaveAsync(page);
        }

        var members = (await AllAsync())
            .OrderBy(member => member.History.Id, StringComparer.Ordinal)
            .Select(Spelled.Out);
        return string.Join('\n', [.. members, Spelled.Out(await Storage.TotalsAsync(Shop, default))]);
    }

    /// <summary>Accounts, guests, an order that gets an account, one that changes hands, a new address.</summary>
    private static PullPage[] Pages()
    {
        PulledOrder[] orders =
        [
            Some.Order("1", email: "an@example.com", placedAt: Some.Day(2), card: s_gold),
            Some.Order("1", "c1", placedAt: Some.Day(2), updatedAt: Some.Day(5), card: s_gold),
            Some.Order("2", "c2", placedAt: Some.Day(3)),
            Some.Order("2", "c1", placedAt: Some.Day(3), updatedAt: Some.Day(6)),
            Some.Order("3", email: "cas@example.com", placedAt: Some.Day(4), card: s_gold),
            Some.Order("4", email: "cas@example.com", placedAt: Some.Day(7), card: LoyaltyCard.Empty),
            Some.Order("5", email: "dirk@example.com", placedAt: Some.Day(8)),
            Some.Order("5", email: "cas@example.com", placedAt: Some.Day(8), updatedAt: Some.Day(9)),
        ];
        PulledCustomer[] customers =
        [
            Some.Customer("c1", "an@example.com", updatedAt: Some.Day(1)),
            Some.Customer("c1", "cas@example.com", updatedAt: Some.Day(4)),
            Some.Customer("c2", "an@example.com", updatedAt: Some.Day(2)),
        ];
        return
        [
            .. orders.Select(order => new PullPage { Orders = [order] }),
            .. customers.Select(customer => new PullPage { Customers = [customer] }),
        ];
    }
}

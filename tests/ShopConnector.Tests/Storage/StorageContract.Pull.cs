using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;
using ShopConnector.Tests.Properties;

namespace ShopConnector.Tests.Storage;

public abstract partial class StorageContract
{
    [Fact]
    public async Task A_page_is_stored_together_with_its_watermark()
    {
        var page = new PullPage
        {
            Customers = [Some.Customer("c1", "An@Example.com ")],
            Orders = [Some.Order("1001", "c1")],
            Watermark = "w1",
        };

        (await SaveAsync(page)).ShouldBe(new IngestCount(1, 1, 1, 1));

        (await Storage.WatermarkAsync(Shop, default)).ShouldBe("w1");
        var totals = await Storage.TotalsAsync(Shop, default);
        (totals.Customers, totals.Guests, totals.Orders, totals.Members).ShouldBe((1, 0, 1, 1));
    }

    [Fact]
    public async Task A_page_that_is_not_complete_moves_no_watermark()
    {
        await SaveAsync(new PullPage { Watermark = "w1" });
        await SaveAsync(new PullPage { Orders = [Some.Order("1001", "c1")] });

        (await Storage.WatermarkAsync(Shop, default)).ShouldBe("w1");
    }

    [Fact]
    public async Task What_went_in_comes_out_exactly()
    {
        var customer = Some.Customer("c1", "An@Example.com ", tags: ["Groothandel", "Vaste klant 🌷"]);
        var order = Some.Order("1001", "c1", placedAt: Some.Day(5) + Duration.FromTicks(1));
        await SaveAsync(new PullPage { Customers = [customer], Orders = [order] });

        var member = await TheMemberAsync();

        Spelled.Out(member.History.Customers.ShouldHaveSingleItem()).ShouldBe(Spelled.Out(customer.Customer));
        Spelled.Out(member.History.Orders.ShouldHaveSingleItem()).ShouldBe(Spelled.Out(order.Order));
        var held = member.Customers.ShouldHaveSingleItem();
        held.Card.ShouldBe(customer.Card);
        (held.Email, held.DisplayName, held.IsStaff).ShouldBe(("an@example.com", "Name of c1", false));
    }

    [Fact]
    public async Task A_page_that_is_replayed_changes_nothing()
    {
        var page = new PullPage
        {
            Customers = [Some.Customer("c1", "an@example.com")],
            Orders = [Some.Order("1001", "c1"), Some.Order("1002", email: "bo@example.com")],
        };
        await SaveAsync(page);
        await SettleAllAsync(next: null);

        (await SaveAsync(page)).ShouldBe(new IngestCount(1, 2, 0, 0));

        (await DueAsync()).ShouldBeEmpty();
        (await Storage.TotalsAsync(Shop, default)).Orders.ShouldBe(2);
    }

    [Fact]
    public async Task An_older_version_never_wins()
    {
        var older = Some.Order("1001", "c1", updatedAt: Some.Day(3));
        var newer = Some.Order("1001", "c1", updatedAt: Some.Day(4)) is var order
            ? order with { Order = order.Order with { Total = 1m } }
            : null!;
        await SaveAsync(Some.Customer("c1", "new@example.com", updatedAt: Some.Day(4)));
        await SaveAsync(newer);

        (await SaveAsync(older)).ChangedOrders.ShouldBe(0);
        (await SaveAsync(Some.Customer("c1", "old@example.com", updatedAt: Some.Day(3)))).ChangedCustomers.ShouldBe(0);

        var member = await TheMemberAsync();
        member.History.Orders.ShouldHaveSingleItem().Total.ShouldBe(1m);
        member.Customers.ShouldHaveSingleItem().Email.ShouldBe("new@example.com");
    }

    [Fact]
    public async Task A_version_that_says_nothing_new_still_keeps_older_ones_out()
    {
        var asBefore = Some.Order("1001", "c1", updatedAt: Some.Day(3));
        await SaveAsync(Some.Customer("c1"));
        await SaveAsync(asBefore);
        await SaveAsync(asBefore with { UpdatedAt = Some.Day(5) });

        await SaveAsync(asBefore with { UpdatedAt = Some.Day(4), Order = asBefore.Order with { Total = 1m } });

        (await TheMemberAsync()).History.Orders.ShouldHaveSingleItem().Total.ShouldBe(asBefore.Order.Total);
    }

    [Fact]
    public async Task A_cancellation_counts_from_when_it_was_first_seen()
    {
        await SaveAsync(Some.Customer("c1"));
        var order = Some.Order("1001", "c1");
        await SaveAsync(Cancelled(order, Some.Day(4)));

        (await SaveAsync(Cancelled(order, Some.Day(6)))).ChangedOrders.ShouldBe(0);
        (await TheMemberAsync()).History.Orders[0].CancelledAt.ShouldBe(Some.Day(4));

        (await SaveAsync(order with { UpdatedAt = Some.Day(7) })).ChangedOrders.ShouldBe(1);
        (await TheMemberAsync()).History.Orders[0].CancelledAt.ShouldBeNull();

        static PulledOrder Cancelled(PulledOrder order, Instant at) =>
            order with { Order = order.Order with { CancelledAt = at }, UpdatedAt = at };
    }

    [Fact]
    public async Task A_deleted_order_leaves_the_history_and_comes_back_when_it_is_restored()
    {
        await SaveAsync(Some.Customer("c1"));
        await SaveAsync(Some.Order("1001", "c1"));
        await SettleAllAsync();

        (await SaveAsync(new PullPage { DeletedOrders = ["1001", "unknown"] })).ChangedOrders.ShouldBe(1);
        var left = (await DueAsync()).ShouldHaveSingleItem().History;
        left.Orders.ShouldBeEmpty();
        left.DeletedOrders.ShouldBe([new OrderKey(Shop, "1001")]);
        (await Storage.TotalsAsync(Shop, default)).Orders.ShouldBe(0);

        await SaveAsync(Some.Order("1001", "c1"));
        (await TheMemberAsync()).History.Orders.Length.ShouldBe(1);
        (await TheMemberAsync()).History.DeletedOrders.ShouldBeEmpty();
        (await Storage.TotalsAsync(Shop, default)).Orders.ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_customer_is_due_no_more_and_its_orders_stay()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "an@example.com"));
        await SaveAsync(Some.Order("1001", "c1"));

        await SaveAsync(new PullPage { DeletedCustomers = ["c1"] });

        var member = (await DueAsync()).ShouldHaveSingleItem();
        member.Customers.ShouldHaveSingleItem().Key.ShouldBe(Key("c2"));
        member.History.Orders.ShouldHaveSingleItem().Key.ShouldBe(new OrderKey(Shop, "1001"));
        (await Storage.TotalsAsync(Shop, default)).Customers.ShouldBe(1);
    }

    [Fact]
    public async Task An_order_waits_for_a_customer_that_comes_later()
    {
        await SaveAsync(Some.Order("1001", "c1"));
        (await AllAsync()).ShouldBeEmpty();

        await SaveAsync(Some.Customer("c1"));

        (await TheMemberAsync()).History.Orders.Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_order_with_neither_customer_nor_e_mail_is_nobodys()
    {
        (await SaveAsync(Some.Order("1001"))).ChangedOrders.ShouldBe(1);

        (await AllAsync()).ShouldBeEmpty();
        (await Storage.TotalsAsync(Shop, default)).Orders.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_versions_in_one_page_the_newer_stands()
    {
        var order = Some.Order("1001", "c1", updatedAt: Some.Day(4));
        var older = order with { UpdatedAt = Some.Day(3), Order = order.Order with { Total = 1m } };
        await SaveAsync(new PullPage { Customers = [Some.Customer("c1")], Orders = [order, older] });

        (await TheMemberAsync()).History.Orders.ShouldHaveSingleItem().Total.ShouldBe(134.95m);
    }

    [Fact]
    public async Task A_page_that_breaks_off_leaves_nothing_behind()
    {
        await SaveAsync(new PullPage { Watermark = "w1" });
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var page = new PullPage { Orders = [Some.Order("1001", email: "an@example.com")], Watermark = "w2" };
        await Should.ThrowAsync<OperationCanceledException>(() => Storage.SaveAsync(Lease, page, stop.Token));

        (await Open().WatermarkAsync(Shop, default)).ShouldBe("w1");
        (await AllAsync()).ShouldBeEmpty();
    }

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

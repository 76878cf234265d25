using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Storage;

public abstract partial class StorageContract
{
    [Fact]
    public async Task What_was_done_with_an_order_outlives_every_pull()
    {
        await SaveAsync(Some.Customer("c1"));
        await SaveAsync(Some.Order("1001", "c1"));
        var change = new OrderChange
        {
            Order = new OrderKey(Shop, "1001"),
            Tags = ["zone"],
            AddTags = ["zone"],
            TagsAfter = ["zone"],
            Hold = true,
            Notes = [new OrderNote("Zone", "Bel eerst.")],
        };
        var line = await LineAsync(new() { Customer = Key("c1"), Orders = [change] });
        var entry = await IntendAsync(line);
        entry.Intent.Orders.ShouldHaveSingleItem().MarkAfter.ShouldBe(change.MarkAfter);
        (await OrderAsync()).Mark.ShouldBeNull();

        await Storage.SettleAsync(Lease, [new Settlement(entry, new WriteOutcome.Written(), Next)], Now, default);

        var held = await OrderAsync();
        held.Mark.ShouldBe(change.MarkAfter);
        held.Tags.ShouldBe(["zone"]);
        held.Fulfilment.ShouldBe(FulfilmentState.OnHold);

        await SaveAsync(Some.Order("1001", "c1", updatedAt: Some.Day(9)));

        held = await OrderAsync();
        held.Mark.ShouldBe(change.MarkAfter);
        held.Tags.ShouldBeEmpty();
        held.Fulfilment.ShouldBeNull();
    }

    private async Task<Order> OrderAsync() =>
        (await Storage.FindAsync($"{Shop}:c1", default)).ShouldHaveSingleItem().History.Orders.ShouldHaveSingleItem();
}

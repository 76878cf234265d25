using ShopConnector.Sync.Apply;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Storage;

/// <summary>A tag of ours that somebody takes off is ours no more.</summary>
public abstract partial class StorageContract
{
    [Fact]
    public async Task A_tag_of_ours_that_somebody_took_off_is_ours_no_more()
    {
        await TaggedByUsAsync();

        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(8), tags: ["Zakelijk"]));
        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(9), tags: ["Zakelijk", "vip"]));

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBeEmpty();
        (await Storage.TotalsAsync(Shop, default)).OwnedTags.ShouldBe(0);
    }

    [Fact]
    public async Task A_tag_of_ours_in_another_spelling_or_beside_new_ones_stays_ours()
    {
        await TaggedByUsAsync();

        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(8), tags: ["Nieuw", "vip"]));

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBe(["VIP"]);
        (await Storage.TotalsAsync(Shop, default)).OwnedTags.ShouldBe(1);
    }

    [Fact]
    public async Task A_tag_whose_writing_is_not_confirmed_yet_stays_ours_when_the_shop_does_not_show_it()
    {
        await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }));

        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(8), tags: ["Zakelijk"]));

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBe(["VIP"]);
    }

    [Fact]
    public async Task An_answer_from_before_our_writing_takes_no_tag_from_us()
    {
        await TaggedByUsAsync();

        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(1), tags: ["Zakelijk"]));

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBe(["VIP"]);
    }

    private async Task TaggedByUsAsync() => await SettleAsync(
        await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] })),
        new WriteOutcome.Written());
}

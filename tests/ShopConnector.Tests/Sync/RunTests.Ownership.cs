using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Sync;

/// <summary>Whose a tag is after somebody has taken it off by hand.</summary>
public sealed partial class RunTests
{
    [Fact]
    public async Task A_tag_taken_off_by_hand_and_set_again_later_is_the_merchants()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        var nobody = Programs.Vip(from: 100_000m);

        _shop.Untag("an", "VIP");
        await ApplyAsync(storage, Yes, nobody);
        _shop.Tag("an", "VIP");
        await ApplyAsync(storage, Yes, nobody);

        _shop.CardOf("an").Tags.ShouldBe(["Groothandel", "VIP"]);
    }

    [Fact]
    public async Task A_tag_taken_off_by_hand_that_is_still_earned_is_added_again_and_ours_again()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);

        _shop.Untag("an", "VIP");
        await ApplyAsync(storage);
        _shop.CardOf("an").Tags.ShouldBe(["Groothandel", "VIP"]);

        await ApplyAsync(storage, Yes, Programs.Vip(from: 100_000m));
        _shop.CardOf("an").Tags.ShouldBe(["Groothandel"]);
    }
}

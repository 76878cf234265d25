using ShopConnector.Sync.Apply;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Sync;

/// <summary>Customers who are none any more.</summary>
public sealed partial class RunTests
{
    [Fact]
    public async Task A_customer_who_becomes_staff_loses_what_is_ours_once()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        _shop.Employ("an");
        _shop.Employ("bob");

        (await ApplyAsync(storage)).State.ShouldBe(RunState.Completed);

        _shop.Snapshot().ShouldContain("an: [Groothandel]     \nbob: []     \n");
        _shop.Codes.ShouldBeEmpty();
        (await ApplyAsync(storage)).Plan.Totals!.CustomersTouched.ShouldBe(0);
    }
}

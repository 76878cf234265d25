using NodaTime;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Sync;

/// <summary>Customers who are none any more.</summary>
public sealed partial class RunTests
{
    [Theory]
    [InlineData(null), InlineData("an")]
    public async Task The_code_of_a_customer_who_is_deleted_or_absorbed_is_retired_once(string? absorbedBy)
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        _shop.Codes.ShouldHaveSingleItem();
        _shop.Leave("bob", absorbedBy);

        var run = await ApplyAsync(storage);

        run.State.ShouldBe(RunState.Completed);
        run.Result!.CodesRetired.ShouldBe(1);
        _shop.Codes.ShouldBeEmpty();
        (await ApplyAsync(storage)).Plan.Totals!.Customers.ShouldBe(0);
    }

    [Fact]
    public async Task A_code_that_is_refused_to_be_retired_stays_planned_although_its_customer_is_gone()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        _shop.Leave("bob");
        _shop.Refuses = static _ => "Not now.";
        (await ApplyAsync(storage)).Problems.ShouldBe([new CustomerProblem("atelier:bob", "Not now.")]);

        _shop.Refuses = static _ => null;
        await ApplyAsync(storage);

        _shop.Codes.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_code_of_a_customer_who_proves_gone_in_writing_is_retired_by_the_next_run()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        _shop.Order("bob", "4", Now - Duration.FromDays(150), 30m);
        _shop.ProvesGone("bob");

        await ApplyAsync(storage);
        _shop.Codes.ShouldHaveSingleItem();
        await ApplyAsync(storage);
        _shop.Codes.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_deleted_order_earned_is_taken_back_and_comes_back_with_it()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        _shop.Trash("1");

        await ApplyAsync(storage);
        (_shop.CardOf("an").Points, _shop.CardOf("an").Tags.Length).ShouldBe((0, 1));
        (await ApplyAsync(storage)).Plan.Totals!.Postings.ShouldBe(0);

        _shop.Restore("1");
        await ApplyAsync(storage);
        _shop.CardOf("an").Points.ShouldBe(150);
    }

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

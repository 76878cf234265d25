using NodaTime;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.WooCommerce.Quirks;

/// <summary>What the shop will not take from us: said once, and not asked with every run.</summary>
public sealed class RefusedTests
{
    [Fact]
    public async Task What_the_shop_refused_for_good_is_asked_again_after_a_day_and_then_after_two()
    {
        await using var shop = await ConnectedWoo.OpenAsync(new SandboxFaults { RestrictionsDropped = true });
        var first = await shop.ApplyAsync();
        var writes = shop.Shop.Records.Writes;
        var second = await shop.ApplyAsync();
        var third = await shop.ApplyAsync();

        first.State.ShouldBe(RunState.Partial);
        (second.State, second.ProblemCount).ShouldBe((RunState.Completed, 0));
        second.Notes.Count.ShouldBe((int)first.Result!.Refused);
        second.Notes[0].ShouldEndWith(
            ": not asked of the shop again before 2026-11-21, unless something of it changes: the code for "
            + "Kom terug: the shop changed its restriction to the customer's e-mail; the coupon was deleted at once.");
        third.Notes.ShouldBeEmpty();
        shop.Shop.Records.Writes.ShouldBe(writes);

        shop.Advance(Duration.FromDays(1));
        (await shop.ApplyAsync()).State.ShouldBe(RunState.Partial);
        shop.Advance(Duration.FromDays(1));
        (await shop.ApplyAsync()).State.ShouldBe(RunState.Completed);
        shop.Advance(Duration.FromDays(1));
        (await shop.ApplyAsync()).State.ShouldBe(RunState.Partial);
    }

    [Fact]
    public async Task Once_the_shop_takes_it_all_is_as_if_it_never_had_refused()
    {
        await using var calm = await ConnectedWoo.OpenAsync();
        await using var shop = await ConnectedWoo.OpenAsync(
            new SandboxFaults { RestrictionsDropped = true }, twin: calm);
        await calm.ApplyTimesAsync(2);
        await shop.ApplyTimesAsync(2);
        shop.Loyalty().ShouldNotBe(calm.Loyalty());

        shop.Shop.CalmDown();
        shop.Advance(Duration.FromDays(1));
        calm.Advance(Duration.FromDays(1));
        await calm.ApplyTimesAsync(2);
        await shop.ApplyTimesAsync(2);

        shop.Loyalty().ShouldBe(calm.Loyalty());
        (await shop.Storage.RefusalsAsync(shop.Shop.Name, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_no_address_a_code_can_be_kept_to_gets_none_and_the_run_is_done()
    {
        await using var shop = await ConnectedWoo.OpenAsync();
        var all = await shop.PlanAsync();
        var (lucky, email) = shop.Shop.State.Customers.Values
            .Where(one => !one.IsStaff).Select(one => (one.Id, one.Email))
            .First(one => all.Contains($"{shop.Shop.Name}:{one.Id}"));
        shop.Shop.Staff.ChangeEmail(lucky, "an@localhost");
        shop.Advance(Duration.FromDays(1));
        await shop.PullAsync();
        var report = await shop.ApplyAsync();

        (report.State, report.ProblemCount).ShouldBe((RunState.Completed, 0));
        report.Notes.ShouldContain(
            $"Offer Kom terug: 1 member gets no code ({shop.Shop.Name}:{lucky}), because no shop can keep one to them: "
            + "they are staff, or guests on Shopify, or their e-mail address is missing or refused. They get it as "
            + "soon as that changes.");
        shop.Shop.Records.LiveCodes.Count.ShouldBe(all.Count - 1);

        shop.Shop.Staff.ChangeEmail(lucky, email);
        shop.Advance(Duration.FromDays(1));
        (await shop.ApplyAsync()).State.ShouldBe(RunState.Completed);
        shop.Shop.Records.LiveCodes.Keys.ShouldContain(email!.ToLowerInvariant());
    }
}

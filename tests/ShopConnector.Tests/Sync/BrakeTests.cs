using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NSubstitute;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Tests.Sync;

public sealed class BrakeTests
{
    private readonly IStorage _storage = Substitute.For<IStorage>();
    private Platform _platform = Platform.Shopify;

    [Theory]
    [InlineData(100, 20, null)]
    [InlineData(100, 21, "atelier: plan 7 removes 21 of our 100 tags (21 %); WriteBack:RemovalShareMax allows 20 %.")]
    [InlineData(4, 4, null)] // Too few to judge: in a small shop one customer is a large share.
    [InlineData(0, 6, "atelier: plan 7 removes 6 of our 0 tags (100 %); WriteBack:RemovalShareMax allows 20 %.")]
    public async Task Removals_are_judged_by_their_share_of_our_tags(long owned, long removed, string? problem)
    {
        Shop(customers: 1_000, completed: true);

        var stop = await JudgeAsync(Totals(touched: removed, removed: removed, owned: owned), Confirmation.None);

        stop?.Problem.ShouldBe(problem);
        (stop is null).ShouldBe(problem is null);
    }

    [Theory]
    [InlineData(0, 30, null)] // Our database was lost: nobody counted them, and there they are.
    [InlineData(0, 29, "atelier: plan 7 removes 6 of our 29 tags (21 %); WriteBack:RemovalShareMax allows 20 %.")]
    [InlineData(40, 0, null)]
    public async Task Where_the_field_of_our_tags_is_ours_what_stands_in_it_counts(
        long owned, long shown, string? problem)
    {
        Shop(customers: 1_000, completed: true);
        _platform = Platform.WooCommerce;
        _storage.TagsShownAsync("atelier", Arg.Any<CancellationToken>()).Returns(shown);

        (await JudgeAsync(Totals(touched: 6, removed: 6, owned: owned), Confirmation.None))?.Problem
            .ShouldBe(problem);
    }

    [Fact]
    public async Task Touching_more_than_half_of_the_customers_stops_a_later_run()
    {
        Shop(customers: 100, completed: true);

        var stop = await JudgeAsync(Totals(touched: 51), new Confirmation(Yes: true));

        stop!.Problem.ShouldBe(
            "atelier: plan 7 touches 51 of 100 customers (51 %); WriteBack:TouchedShareMax allows 50 %.");
        stop.Remedy.ShouldBe(
            "Look at it with: shopconnector plan --shop atelier. If it is what you want: "
            + "shopconnector apply --shop atelier --plan 7 --yes");
    }

    [Fact]
    public async Task Guests_count_where_they_can_be_written_to()
    {
        _storage.TotalsAsync("atelier", Arg.Any<CancellationToken>())
            .Returns(new ShopTotals(Customers: 60, Guests: 60, 0, 0, 0, 0, 0));
        _storage.AnyRunCompletedAsync("atelier", Arg.Any<CancellationToken>()).Returns(true);

        (await JudgeAsync(Totals(touched: 50), Confirmation.None)).ShouldNotBeNull();
        _platform = Platform.WooCommerce;
        (await JudgeAsync(Totals(touched: 50), Confirmation.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_named_plan_together_with_yes_passes()
    {
        Shop(customers: 100, completed: true);

        (await JudgeAsync(Totals(touched: 51), new Confirmation(Yes: true, Plan: 7))).ShouldBeNull();
        (await JudgeAsync(Totals(touched: 51), new Confirmation(Plan: 7))).ShouldNotBeNull();
        (await JudgeAsync(Totals(touched: 51), new Confirmation(Yes: true, Plan: 6))).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_first_run_passes_after_a_plan_was_shown_or_with_yes()
    {
        Shop(customers: 100, completed: false);
        (await JudgeAsync(Totals(touched: 100), Confirmation.None))!.FirstRun.ShouldBeTrue();
        (await JudgeAsync(Totals(touched: 100), new Confirmation(Yes: true))).ShouldBeNull();

        _storage.AnyPlanShownAsync("atelier", Arg.Any<CancellationToken>()).Returns(true);
        (await JudgeAsync(Totals(touched: 100), Confirmation.None)).ShouldBeNull();
    }

    private void Shop(long customers, bool completed)
    {
        _storage.TotalsAsync("atelier", Arg.Any<CancellationToken>())
            .Returns(new ShopTotals(customers, 0, 0, customers, 0, 0, 0));
        _storage.AnyRunCompletedAsync("atelier", Arg.Any<CancellationToken>()).Returns(completed);
    }

    private static PlanTotals Totals(long touched, long removed = 0, long owned = 0) =>
        new(touched, touched, 0, removed, owned, 0, 0, 0, 0);

    private Task<BrakeStop?> JudgeAsync(PlanTotals totals, Confirmation confirmation)
    {
        var context = new SyncContext(
            _storage, Programs.Vip(), "print", new WriteBackOptions(), new StillClock(Instant.FromUnixTimeSeconds(0)),
            TimeProvider.System, "test", static _ => false, NullLogger.Instance);
        var header = new PlanHeader("atelier", Instant.FromUnixTimeSeconds(0), "print");
        var plan = new StoredPlan(7, header, totals, Shown: false);
        var shop = Substitute.For<IShop>();
        shop.Name.Returns("atelier");
        shop.Platform.Returns(_platform);
        return new Brake(context, shop).JudgeAsync(plan, confirmation, CancellationToken.None);
    }
}

using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Tests.Shops.Shopify;

public sealed class PointsBudgetTests : IDisposable
{
    private const decimal Maximum = 2000;

    private readonly FakeTime _time = new();
    private readonly PointsBudget _budget;

    public PointsBudgetTests() => _budget = new PointsBudget(_time);

    public void Dispose() => _budget.Dispose();

    [Fact]
    public async Task Points_that_are_there_are_given_at_once()
    {
        await KnowAsync(available: 1000, rate: 100);

        (await _budget.ReserveAsync(1000, CancellationToken.None)).ShouldBe(1000);

        _time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Missing_points_are_waited_for_by_the_shops_own_rate()
    {
        await KnowAsync(available: 100, rate: 50);

        await _budget.ReserveAsync(600, CancellationToken.None);

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(10)]);
    }

    [Fact]
    public async Task What_others_in_flight_hold_is_not_given_again()
    {
        await KnowAsync(available: 1000, rate: 100);
        await _budget.ReserveAsync(900, CancellationToken.None);

        await _budget.ReserveAsync(300, CancellationToken.None);

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(2)]);
    }

    [Fact]
    public async Task The_bucket_never_holds_more_than_its_maximum()
    {
        await KnowAsync(available: 1000, rate: 100);
        _time.Advance(TimeSpan.FromHours(1));
        _budget.Settle(await _budget.ReserveAsync(1500, CancellationToken.None), status: null);

        await _budget.ReserveAsync(1000, CancellationToken.None);

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(5)]);
    }

    [Fact]
    public async Task A_cost_above_the_whole_bucket_does_not_wait_for_ever()
    {
        await KnowAsync(available: 2000, rate: 100);

        (await _budget.ReserveAsync(5000, CancellationToken.None)).ShouldBe(2000);
    }

    [Fact]
    public async Task Before_the_first_answer_one_request_goes_ahead_and_the_others_wait_for_it()
    {
        var first = await _budget.ReserveAsync(10, CancellationToken.None);
        var second = _budget.ReserveAsync(10, CancellationToken.None);
        second.IsCompleted.ShouldBeFalse();

        _budget.Settle(first, new ThrottleStatus(1000, 990, 50));

        (await second).ShouldBe(10);
    }

    [Fact]
    public async Task An_answer_that_brings_points_back_wakes_the_next_request()
    {
        await KnowAsync(available: 1000, rate: 0);
        var held = await _budget.ReserveAsync(1000, CancellationToken.None);

        _budget.Settle(held, new ThrottleStatus(2000, 900, 0));

        (await _budget.ReserveAsync(900, CancellationToken.None)).ShouldBe(900);
        _time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lost_answer_counts_its_points_as_spent()
    {
        await KnowAsync(available: 1000, rate: 100);
        _budget.Settle(await _budget.ReserveAsync(800, CancellationToken.None), status: null);

        await _budget.ReserveAsync(300, CancellationToken.None);

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(1)]);
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_keep_the_others_waiting()
    {
        await _budget.ReserveAsync(10, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var impatient = _budget.ReserveAsync(10, stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
    }

    private async Task KnowAsync(decimal available, decimal rate) =>
        _budget.Settle(
            await _budget.ReserveAsync(1, CancellationToken.None), new ThrottleStatus(Maximum, available, rate));
}

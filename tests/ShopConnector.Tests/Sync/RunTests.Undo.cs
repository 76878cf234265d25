using NodaTime;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Sync;

/// <summary>Taking a run back, and taking that back again.</summary>
public sealed partial class RunTests
{
    [Fact]
    public async Task Undo_takes_back_what_the_run_wrote_and_nothing_else()
    {
        var before = _shop.Snapshot();
        var storage = await OpenAsync();
        var run = await ApplyAsync(storage, Yes);
        _shop.Tag("bob", "nieuwsbrief");

        var undone = await Run(storage).UndoAsync(run.Run!.Value, static _ => { }, CancellationToken.None);

        undone.State.ShouldBe(RunState.Completed);
        _shop.CardOf("bob").Tags.ShouldBe(["nieuwsbrief"]);
        _shop.Snapshot().ShouldBe(before.Replace("bob: []", "bob: [nieuwsbrief]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undoing_an_undo_never_shows_a_code_that_was_taken_back()
    {
        var storage = await OpenAsync();
        var run = await ApplyAsync(storage, Yes);
        var undone = await Run(storage).UndoAsync(run.Run!.Value, static _ => { }, CancellationToken.None);

        await Run(storage).UndoAsync(undone.Run!.Value, static _ => { }, CancellationToken.None);

        _shop.CardOf("an").Points.ShouldBe(150);
        _shop.CardOf("bob").OfferCode.ShouldBeNull();
        _shop.Codes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Undo_shows_the_code_of_an_installation_whose_database_was_lost_again()
    {
        await ApplyAsync(await OpenAsync(), Yes);
        var before = _shop.Snapshot();
        var storage = await OpenAsync("new.db");
        var run = await ApplyAsync(storage, Yes);
        _shop.Snapshot().ShouldNotBe(before);

        await Run(storage).UndoAsync(run.Run!.Value, static _ => { }, CancellationToken.None);

        _shop.Snapshot().ShouldBe(before);
    }

    [Fact]
    public async Task Undo_shows_no_code_whose_last_day_has_passed_nor_that_day_alone()
    {
        await ApplyAsync(await OpenAsync(), Yes);
        var storage = await OpenAsync("new.db");
        var run = await ApplyAsync(storage, Yes);
        _clock.Now = Now + Duration.FromDays(60);

        await Run(storage).UndoAsync(run.Run!.Value, static _ => { }, CancellationToken.None);

        (_shop.CardOf("bob").OfferCode, _shop.CardOf("bob").OfferUntil).ShouldBe((null, null));
    }
}

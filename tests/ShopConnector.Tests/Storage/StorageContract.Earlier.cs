using NodaTime;
using ShopConnector.Sync.Apply;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Storage;

/// <summary>Old runs and intents without an answer.</summary>
public abstract partial class StorageContract
{
    [Fact]
    public async Task An_intent_without_an_answer_is_open_until_it_is_closed()
    {
        var first = await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }));
        var second = await IntendAsync(await LineAsync(new() { Customer = Key("c2"), AddTags = ["VIP"] }));

        (await OpenAsync()).ShouldBe([first.Id, second.Id]);
        var closed = first with { State = JournalState.PartlyWritten, Written = first.Intent, Reason = "Cut off." };
        await Storage.CloseIntentsAsync(
            Lease, [closed, second with { State = JournalState.Refused, Reason = "Cut off." }], default);

        (await OpenAsync()).ShouldBeEmpty();
        var written = (await Storage.WrittenByAsync(first.Run, default).ToListAsync()).ShouldHaveSingleItem();
        (written.State, written.Written!.AddTags.Single(), written.Reason).ShouldBe(
            (JournalState.PartlyWritten, "VIP", "Cut off."));
        (await Storage.FindAsync($"{Shop}:c2", default))[0].Customers[0].OwnedTags.ShouldBe(["VIP"]);

        async Task<List<long>> OpenAsync() =>
            await Storage.OpenIntentsAsync(Shop, default).Select(entry => entry.Id).ToListAsync();
    }

    [Fact]
    public async Task Old_runs_are_pruned_but_not_the_newest_nor_the_last_complete_nor_one_with_an_open_intent()
    {
        var complete = await EndedAsync();
        var open = (await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }))).Run;
        await Storage.FinishRunAsync(Lease, open, Completed with { State = RunState.Failed }, Now, default);
        var old = new List<long>();
        for (var more = 0; more < 23; more++)
        {
            old.Add(await EndedAsync(RunState.Failed));
        }

        (await Storage.PruneRunsAsync(Lease, Now, default)).ShouldBe(0);
        (await Storage.PruneRunsAsync(Lease, Now + Duration.FromTicks(1), default)).ShouldBe(3);

        var left = (await Storage.RunsAsync(Shop, 100, default)).Select(run => run.Id).ToList();
        left.ShouldBe([.. old.Skip(3).Reverse(), open, complete]);
        (await Storage.AnyRunCompletedAsync(Shop, default)).ShouldBeTrue();
    }

    private async Task<long> EndedAsync(RunState state = RunState.Completed)
    {
        var run = await RunAsync(await PlanAsync());
        await Storage.FinishRunAsync(Lease, run, Completed with { State = state }, Now, default);
        return run;
    }
}

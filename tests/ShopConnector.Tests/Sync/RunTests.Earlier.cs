using NodaTime;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Sync;

/// <summary>What becomes of runs that were cut off, and of old ones.</summary>
public sealed partial class RunTests
{
    [Fact]
    public async Task What_a_cut_off_run_wrote_is_read_back_by_the_next_and_can_be_undone()
    {
        var storage = await OpenAsync();
        var before = _shop.CardOf("an");
        _shop.BeforeEach = change => CutOffAt(change, "bob");
        await Should.ThrowAsync<ShopException>(() => ApplyAsync(storage, Yes));
        _shop.BeforeEach = static _ => { };
        var cutOff = (await storage.RunsAsync("atelier", 1, default)).ShouldHaveSingleItem().Id;
        (await storage.OpenIntentsAsync("atelier", default).CountAsync()).ShouldBe(3);

        await ApplyAsync(storage, Yes);

        (await storage.OpenIntentsAsync("atelier", default).CountAsync()).ShouldBe(0);
        var written = (await storage.WrittenByAsync(cutOff, default).ToListAsync()).ShouldHaveSingleItem();
        (written.Customer.Id, written.State).ShouldBe(("an", JournalState.PartlyWritten));
        written.Written!.AddTags.ShouldBe(["VIP"]);

        await Run(storage).UndoAsync(cutOff, static _ => { }, CancellationToken.None);
        _shop.CardOf("an").ShouldBe(before);
    }

    [Fact]
    public async Task A_run_is_kept_for_so_long_as_it_may_be_undone()
    {
        var storage = await OpenAsync();
        var first = (await ApplyAsync(storage, Yes)).Run!.Value;
        for (var more = 0; more < 21; more++)
        {
            await ApplyAsync(storage);
        }

        _clock.Now = Now + Duration.FromDays(90);
        await ApplyAsync(storage);
        (await storage.RunAsync(first, default)).ShouldNotBeNull();

        _clock.Now += Duration.FromTicks(1);
        await ApplyAsync(storage);
        (await storage.RunAsync(first, default)).ShouldBeNull();
        (await storage.RunsAsync("atelier", 100, default)).Count.ShouldBe(21);
        var refused = await Should.ThrowAsync<ShopException>(
            () => Run(storage).UndoAsync(first, static _ => { }, CancellationToken.None));
        refused.Message.ShouldBe(
            $"atelier: undo run {first}: this shop has no run of that number, or no more. The numbers of runs are in "
            + "the output of apply; WriteBack:UndoDays says for how many days one is kept (90).");
    }

    private static void CutOffAt(CustomerChange change, string id)
    {
        if (change.Customer.Id == id)
        {
            throw new ShopException("atelier", "write", "the answer was lost.", "Try again.") { Transient = true };
        }
    }
}

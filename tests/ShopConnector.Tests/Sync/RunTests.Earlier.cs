using System.Text.Json;
using NodaTime;
using ShopConnector.Commands;
using ShopConnector.Presentation;
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
    public async Task A_run_that_fails_tells_its_number_and_what_was_written_before()
    {
        var run = Run(await OpenAsync());
        _shop.BeforeEach = change => CutOffAt(change, "dirk");

        await Should.ThrowAsync<ShopException>(() => run.ApplyAsync(Yes, static _ => { }, default));

        var begun = run.Begun.ShouldNotBeNull();
        (begun.State, begun.Result!.Customers, begun.Result.TagsAdded).ShouldBe((RunState.Failed, 3, 1));
        BegunRun.Sentence(begun).ShouldBe(
            $"Run {begun.Run}: 3 of 4 customers were written before; "
            + $"take back what was written with: shopconnector undo {begun.Run}");
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            var late = new TimeoutException("late.");
            ReportJson.WriteHead(json, new ShopResult("atelier", Report: null, late) { Begun = begun });
            json.WriteEndObject();
        }

        var head = JsonDocument.Parse(written.ToArray()).RootElement;
        head.GetProperty("error").GetString().ShouldBe("late.");
        head.GetProperty("state").GetString().ShouldBe("Failed");
        head.GetProperty("note").GetString().ShouldBe(BegunRun.Sentence(begun));
    }

    [Fact]
    public async Task A_run_that_loses_its_lease_tells_what_was_written_before()
    {
        var storage = await OpenAsync();
        var run = Run(storage);
        _shop.BeforeEach = change =>
        {
            if (change.Customer.Id == "dirk")
            {
                storage.TryAcquireAsync("atelier", "other", Now, Duration.FromSeconds(30), _ => true, default)
                    .GetAwaiter().GetResult();
            }
        };

        await Should.ThrowAsync<LeaseLostException>(() => run.ApplyAsync(Yes, static _ => { }, default));

        run.Begun.ShouldNotBeNull().Result!.Customers.ShouldBe(3);
    }

    [Fact]
    public async Task A_run_that_fails_with_its_first_batch_says_that_nothing_is_known_to_be_written()
    {
        var run = Run(await OpenAsync());
        _shop.BeforeEach = change => CutOffAt(change, "an");
        await Should.ThrowAsync<ShopException>(() => run.ApplyAsync(Yes, static _ => { }, default));

        BegunRun.Sentence(run.Begun!).ShouldBe(
            $"Run {run.Begun!.Run} failed before the shop had confirmed anything; "
            + "the next run looks what was under way.");
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

using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.Shops.Shopify.Setup;

/// <summary>
/// A process that dies while the shop works for it: the next one reads what became of each line, and writes nothing
/// that is written.
/// </summary>
public sealed class CutOffBulkTests
{
    // A bucket so small that a hundred customers are many.
    private const int Customers = 120;
    private static readonly ShopifyOptions Small = new() { BucketSize = 600, RestoreRate = 1 };

    private const string Upload = "stagedUploadsCreate";
    private const string Start = "bulkOperationRunMutation";
    private const string Look = "query BulkWritten";
    private const string Result = "/bulk/results";

    private static readonly LoyaltyProgram Rules = new()
    {
        Zone = Programs.Zone,
        Currency = "EUR",
        Points = new PointsRules { PendingDays = 0 },
        Segments = [new Segment("Koper", "Koper", "number_of_orders >= 0")],
        Offers =
        [
            new Offer("Kom terug", "number_of_orders >= 0", OfferValue.Percent(15m))
            {
                ControlShare = 0m,
                NeedsConsent = false,
            },
        ],
    };

    [Theory]
    [InlineData(Upload, 1, false), InlineData(Start, 1, false), InlineData(Start, 1, true)]
    [InlineData(Look, 1, false), InlineData(Result, 1, false)]
    [InlineData(Upload, 2, false), InlineData(Start, 2, true), InlineData(Look, 2, false), InlineData(Result, 2, false)]
    public async Task Wherever_the_process_dies_each_part_is_written_and_put_down_once(
        string at, int times, bool isHeard)
    {
        await using var shop = await RunningShop.OpenAsync(Customers, Small);
        shop.Wire.DieAt(at, times, isHeard);
        await Should.ThrowAsync<CutWire.DiedException>(() => shop.ApplyAsync(Rules));
        shop.Wire.Mend();

        (await shop.ApplyAsync(Rules)).State.ShouldBe(RunState.Completed);
        (await shop.ApplyAsync(Rules)).Plan.Totals!.CustomersTouched.ShouldBe(0);

        shop.Shop.State.Bulk.All.Where(one => one.IsMutation).SelectMany(one => one.Lines.Split('\n'))
            .Where(line => line.Length > 0).ShouldBeUnique();
        (await shop.Storage.OpenIntentsAsync("atelier", default).CountAsync()).ShouldBe(0);
        (await shop.Storage.LargeWritesAsync("atelier", default)).ShouldBeEmpty();
        var written = await WrittenAsync(shop.Storage);
        written.Count.ShouldBeGreaterThan(Customers * 3);
        written.ShouldBeUnique();
        shop.Shop.State.Discounts.ShouldAllBe(one => written.Contains($"code {one.Code}"));
    }

    [Fact]
    public async Task What_the_shop_refused_of_a_line_is_in_the_journal_of_the_run_that_died()
    {
        await using var shop = await RunningShop.OpenAsync(Customers, Small);
        var full = shop.Shop.Buyer(0);
        for (var i = full.Tags.Count; i < 250; i++)
            shop.Shop.Shop.Face.AddTag(full, $"Balie {i}");

        shop.Wire.DieAt(Result, times: 2, isHeard: false);
        await Should.ThrowAsync<CutWire.DiedException>(() => shop.ApplyAsync(Rules));
        shop.Wire.Mend();
        var died = (await shop.Storage.RunsAsync("atelier", 1, default)).Single().Id;
        await shop.ApplyAsync(Rules);

        var entries = await shop.Storage.WrittenByAsync(died, default).ToListAsync();
        entries.Count.ShouldBeGreaterThan(Customers / 2);
        var one = entries.Single(entry => entry.State != JournalState.Written);
        (one.Customer.Id, one.State, one.Reason).ShouldBe(
            ($"{full.Id}", JournalState.PartlyWritten, "Tags cannot be more than 250"));
        one.Written!.Issue.Length.ShouldBe(1);
        one.Written.AddTags.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_result_that_cannot_be_had_any_more_holds_up_no_later_run()
    {
        await using var shop = await RunningShop.OpenAsync(Customers, Small);
        shop.Wire.DieAt(Result, times: 1, isHeard: false);
        await Should.ThrowAsync<CutWire.DiedException>(() => shop.ApplyAsync(Rules));
        shop.Wire.Mend();
        shop.Wire.Refuse($"{Result}/{shop.Shop.State.Bulk.All.Single(one => one.IsMutation).Id}.");

        (await shop.ApplyAsync(Rules)).State.ShouldBe(RunState.Completed);
        (await shop.ApplyAsync(Rules)).Plan.Totals!.CustomersTouched.ShouldBe(0);

        (await shop.Storage.LargeWritesAsync("atelier", default)).ShouldBeEmpty();
        var written = await WrittenAsync(shop.Storage);
        shop.Shop.State.Discounts.ShouldAllBe(one => written.Contains($"code {one.Code}"));
    }

    /// <summary>Every part that any run has put down as written.</summary>
    private static async Task<List<string>> WrittenAsync(IStorage storage)
    {
        var parts = new List<string>();
        foreach (var run in await storage.RunsAsync("atelier", 10, default))
        {
            await foreach (var entry in storage.WrittenByAsync(run.Id, default))
            {
                var written = entry.Written ?? entry.Intent;
                parts.AddRange(written.AddTags.Select(tag => $"{entry.Customer} {tag}"));
                parts.AddRange(written.Fields.Select(field => $"{entry.Customer} {field.Field}"));
                parts.AddRange(written.Issue.Select(code => $"code {code.Code}"));
            }
        }

        return parts;
    }
}

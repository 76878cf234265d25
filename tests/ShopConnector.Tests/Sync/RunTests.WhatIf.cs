using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan.Comparing;

namespace ShopConnector.Tests.Sync;

public sealed partial class RunTests
{
    private static OtherProgram Stricter { get; } = new(Programs.Vip(from: 200m), "second");

    [Fact]
    public async Task What_another_programme_would_do_writes_nothing_and_leaves_the_next_run_as_it_was()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        var (writes, before) = (_shop.Writes, _shop.Snapshot());

        var report = await Run(storage).WhatIfAsync(new(Stricter), static _ => { }, CancellationToken.None);

        report.Shift!.Tags.ShouldBe([new TagShift("VIP", Gained: 0, Lost: 1)]);
        (report.Shift.Members, report.Shift.Moved).ShouldBe((4, 1));
        _shop.Writes.ShouldBe(writes);
        (await ApplyAsync(storage)).Plan.Totals!.Customers.ShouldBe(0);
        _shop.Snapshot().ShouldBe(before);
    }

    [Fact]
    public async Task What_another_programme_would_do_is_what_apply_then_does()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);

        var would = await Run(storage).WhatIfAsync(new(Stricter), static _ => { }, CancellationToken.None);
        var done = await ApplyAsync(storage, Yes, Stricter.Program);

        done.Plan.Totals.ShouldBe(would.Plan.Totals);
        (await LinesAsync(storage, would)).ShouldBe(await LinesAsync(storage, done, applied: true));
        _shop.CardOf("an").Tags.ShouldBe(["Groothandel"]);
    }

    [Fact]
    public async Task The_plan_of_another_programme_is_applied_by_its_number_once_that_is_the_shops_own()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        var would = await Run(storage).WhatIfAsync(new(Stricter), static _ => { }, CancellationToken.None);

        await Should.ThrowAsync<ShopException>(
            () => ApplyAsync(storage, new Confirmation(Yes: true, Plan: would.Plan.Id)));
        _shop.CardOf("an").Tags.ShouldBe(["Groothandel", "VIP"]);

        await ApplyAsync(storage, new Confirmation(Yes: true, Plan: would.Plan.Id), Stricter.Program);
        _shop.CardOf("an").Tags.ShouldBe(["Groothandel"]);
    }

    [Fact]
    public async Task What_the_brake_would_stop_names_the_programme_as_the_first_thing_to_change()
    {
        var report = await Run(await OpenAsync()).WhatIfAsync(new(Stricter), static _ => { }, CancellationToken.None);

        report.Brake!.Remedy.ShouldBe(
            "Put that programme into your configuration first, then look at it again with: "
            + "shopconnector plan --shop atelier");
    }

    private static async Task<List<string>> LinesAsync(IStorage storage, RunReport report, bool applied = false)
    {
        var lines = new List<string>();
        if (applied)
        {
            await foreach (var entry in storage.WrittenByAsync(report.Run!.Value, CancellationToken.None))
                lines.Add(Text(entry.Intent));
        }
        else
        {
            await foreach (var line in storage.PlanLinesAsync(report.Plan.Id, CancellationToken.None))
                if (line.Change is { } change)
                    lines.Add(Text(change));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Text(ShopConnector.Sync.Apply.CustomerChange change) =>
        $"{change.Customer} +{string.Join(',', change.AddTags)} -{string.Join(',', change.RemoveTags)} "
        + string.Join(';', change.Fields);
}

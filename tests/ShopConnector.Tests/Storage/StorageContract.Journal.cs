using NodaTime;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Storage;

public abstract partial class StorageContract
{
    private static readonly RunResult Completed = new(RunState.Completed, 1, 2, 3, 4, 5, 6, 7, 8, "none");
    private static Instant Next => Now + Duration.FromDays(7);

    [Fact]
    public async Task Before_anything_is_sent_the_ledger_the_intent_and_the_ownership_are_stored()
    {
        var entry = await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }) with
        {
            Postings = [Some.Posting("earn:atelier:1001", 120)],
        });

        entry.State.ShouldBe(JournalState.Open);
        var member = await TheMemberAsync();
        member.History.Postings.ShouldHaveSingleItem().ShouldBe(Some.Posting("earn:atelier:1001", 120));
        member.Customers[0].OwnedTags.ShouldBe(["VIP"]);
        member.Customers[0].Card.Tags.ShouldBeEmpty();
        (await DueAsync()).Length.ShouldBe(1);
        var totals = await Storage.TotalsAsync(Shop, default);
        (totals.OwnedTags, totals.Postings, totals.Balance).ShouldBe((1, 1, 120));
    }

    [Fact]
    public async Task A_posting_that_is_there_stands_and_is_counted_once()
    {
        var line = await LineAsync() with { Postings = [Some.Posting("earn:atelier:1001")] };
        await IntendAsync(Lease, await PlanAsync(), [line]);
        await IntendAsync(Lease, await PlanAsync(), [line]);

        (await TheMemberAsync()).History.Postings.Length.ShouldBe(1);
        (await Storage.TotalsAsync(Shop, default)).Balance.ShouldBe(100);
    }

    [Fact]
    public async Task A_conflicting_posting_leaves_out_its_member_and_nobody_else()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "an@example.com"));
        var held = await LineAsync() with { Postings = [Some.Posting("adjust:atelier:1001")] };
        await IntendAsync(Lease, await PlanAsync(), [held]);
        await SaveAsync(Some.Order("1001", "c1"));

        PlanLine[] lines =
        [
            await LineAsync(Tagged("c1")) with
            {
                Postings = [Some.Posting("earn:atelier:1002"), Some.Posting("adjust:atelier:1001", 999)],
            },
            await LineAsync(Tagged("c2")),
            await LineAsync(Tagged("c3")) with { Postings = [Some.Posting("earn:atelier:1003", 7)] },
        ];
        var entries = await IntendAsync(Lease, await PlanAsync(lines), lines);

        entries.ShouldHaveSingleItem().Customer.ShouldBe(Key("c3"));
        (await MemberAsync("c1")).History.Postings.ShouldBe(held.Postings);
        (await MemberAsync("c3")).History.Postings.ShouldHaveSingleItem().Points.ShouldBe(7);
        (await DueAsync()).ShouldContain(member => member.History.Id == held.MemberId);
        (await Storage.TotalsAsync(Shop, default)).ShouldSatisfyAllConditions(
            totals => totals.OwnedTags.ShouldBe(1), totals => totals.Balance.ShouldBe(107));
        Logged.ShouldBe([
            $"Member {held.MemberId} is left out: its ledger has changed since the plan. It stays due; the next plan "
            + "starts from the ledger as it is.",
        ]);

        static CustomerChange Tagged(string id) => new() { Customer = Key(id), AddTags = ["VIP"] };

        async Task<StoredMember> MemberAsync(string id) =>
            (await Storage.FindAsync($"{Shop}:{id}", default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_written_is_held_and_the_customer_falls_due_at_the_next_change()
    {
        var entry = await IntendAsync(await LineAsync(new()
        {
            Customer = Key("c1"),
            AddTags = ["VIP"],
            Fields = [new(CardField.Points, null, "12"), new(CardField.Tier, null, "Zilver")],
        }));

        await SettleAsync(entry, new WriteOutcome.Written());

        var held = (await TheMemberAsync()).Customers[0];
        held.Card.ShouldBe(new LoyaltyCard { Tags = ["VIP"], Points = 12, Tier = "Zilver" });
        held.DueAt.ShouldBe(Next);
        (await DueAsync()).ShouldBeEmpty();
        var written = await Storage.WrittenByAsync(entry.Run, default).ToListAsync();
        written.ShouldHaveSingleItem().Written!.AddTags.ShouldBe(["VIP"]);
    }

    [Fact]
    public async Task A_refusal_leaves_the_customer_due_the_line_planned_and_the_tag_unowned()
    {
        var line = await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP", "Nieuw"] });
        var plan = await PlanAsync(line);
        var entry = (await IntendAsync(Lease, plan, [line]))[0];

        var done = new CustomerChange { Customer = Key("c1"), AddTags = ["Nieuw"] };
        await SettleAsync(entry, new WriteOutcome.Refused(["250 tags."], done));

        var held = (await DueAsync()).ShouldHaveSingleItem().Customers[0];
        (held.OwnedTags[0], held.Card.Tags[0]).ShouldBe(("Nieuw", "Nieuw"));
        held.OwnedTags.Length.ShouldBe(1);
        (await Storage.PlanLinesAsync(plan, default).ToListAsync()).Count.ShouldBe(1);
        var written = (await Storage.WrittenByAsync(entry.Run, default).ToListAsync()).ShouldHaveSingleItem();
        (written.State, written.Reason).ShouldBe((JournalState.PartlyWritten, "250 tags."));
        (await Storage.TotalsAsync(Shop, default)).OwnedTags.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_tag_that_the_customer_carries_from_a_lost_answer_stays_ours()
    {
        await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }));
        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(9), tags: ["vip"]));
        var entry = await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }));

        await SettleAsync(entry, new WriteOutcome.Refused(["no"], Done: null));

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBe(["VIP"]);
    }

    [Fact]
    public async Task A_tag_taken_off_is_no_longer_ours()
    {
        var added = await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }));
        await SettleAsync(added, new WriteOutcome.Written());
        var removed = await IntendAsync(await LineAsync(new() { Customer = Key("c1"), RemoveTags = ["vip"] }));
        await SettleAsync(removed, new WriteOutcome.Written());

        var held = (await TheMemberAsync()).Customers[0];
        held.OwnedTags.ShouldBeEmpty();
        held.Card.Tags.ShouldBeEmpty();
        (await Storage.TotalsAsync(Shop, default)).OwnedTags.ShouldBe(0);
    }

    [Fact]
    public async Task A_change_between_intent_and_answer_keeps_the_customer_due()
    {
        var entry = await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }));
        await SaveAsync(Some.Order("1001", "c1"));

        await SettleAsync(entry, new WriteOutcome.Written());

        (await DueAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_done_on_a_customer_that_changed_after_its_plan()
    {
        var line = await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }) with
        {
            Postings = [Some.Posting("earn:atelier:1001")],
        };
        var plan = await PlanAsync(line);
        await SaveAsync(Some.Order("1001", "c1"));

        (await IntendAsync(Lease, plan, [line])).ShouldBeEmpty();

        (await DueAsync()).ShouldHaveSingleItem().History.Postings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_customer_that_is_gone_is_due_no_more()
    {
        var entry = await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }));

        await SettleAsync(entry, new WriteOutcome.Gone());

        (await AllAsync()).ShouldBeEmpty();
        (await Storage.TotalsAsync(Shop, default)).Customers.ShouldBe(0);
    }

    [Fact]
    public async Task More_entries_than_one_page_are_all_read()
    {
        const int Many = 501;
        var lines = new List<PlanLine>();
        for (var at = 0; at < Many; at++)
        {
            lines.Add(await LineAsync(new() { Customer = Key($"c{at}"), AddTags = ["VIP"] }));
        }

        await IntendAsync(Lease, await PlanAsync([.. lines]), [.. lines]);

        (await Storage.OpenIntentsAsync(Shop, default).ToListAsync()).Select(entry => entry.Customer).Distinct()
            .Count().ShouldBe(Many);
    }

    [Fact]
    public async Task What_was_undone_is_not_undone_again_and_the_newest_comes_first()
    {
        PlanLine[] lines = [await LineAsync(Tagged("c1")), await LineAsync(Tagged("c2"))];
        var entries = await IntendAsync(Lease, await PlanAsync(lines), lines);
        foreach (var entry in entries)
        {
            await SettleAsync(entry, new WriteOutcome.Written());
        }

        var run = entries[0].Run;
        var written = await Storage.WrittenByAsync(run, default).ToListAsync();
        written.Select(one => one.Customer.Id).ShouldBe(["c2", "c1"]);
        await Storage.MarkUndoneAsync(Lease, run, default);
        (await Storage.WrittenByAsync(run, default).ToListAsync()).ShouldBeEmpty();

        static CustomerChange Tagged(string id) => new() { Customer = Key(id), AddTags = ["VIP"] };
    }

    [Fact]
    public async Task Lines_that_were_applied_are_not_read_again()
    {
        await SaveAsync(Some.Customer("c1"), Some.Customer("c2"));
        var quiet = await LineAsync(change: null, "c2");
        var loud = await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] });
        var plan = await PlanAsync(quiet, loud);

        var entries = await IntendAsync(Lease, plan, [quiet, loud]);
        (await Storage.PlanLinesAsync(plan, default).ToListAsync()).ShouldHaveSingleItem().Customer.ShouldBe(Key("c1"));

        await SettleAsync(entries[0], new WriteOutcome.Written());
        (await Storage.PlanLinesAsync(plan, default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Runs_are_kept_the_newest_first()
    {
        var plan = await PlanAsync();
        var first = await RunAsync(plan);
        var second = await RunAsync(plan);
        (await Storage.AnyRunCompletedAsync(Shop, default)).ShouldBeFalse();

        await Storage.FinishRunAsync(Lease, first, Completed, Next, default);

        var header = new RunHeader(Shop, RunKind.Apply, plan, Now);
        (await Storage.RunAsync(first, default)).ShouldBe(new StoredRun(first, header, Completed, Next));
        (await Storage.RunsAsync(Shop, 5, default)).Select(run => run.Id).ShouldBe([second, first]);
        (await Storage.RunsAsync(shop: null, 1, default)).ShouldBe([new StoredRun(second, header, null, null)]);
        (await Storage.RunsAsync(OtherShop, 5, default)).ShouldBeEmpty();
        (await Storage.AnyRunCompletedAsync(Shop, default)).ShouldBeTrue();
        (await Storage.RunAsync(second + 1, default)).ShouldBeNull();
    }

    protected Task<long> RunAsync(long plan, Lease? lease = null) => Storage.BeginRunAsync(
        lease ?? Lease, new RunHeader((lease ?? Lease).Shop, RunKind.Apply, plan, Now), default);

    protected async Task<IReadOnlyList<JournalEntry>> IntendAsync(
        Lease lease, long plan, IReadOnlyList<PlanLine> lines) =>
        await Storage.IntendAsync(lease, await RunAsync(plan, lease), lines, Now, default);

    private async Task<JournalEntry> IntendAsync(PlanLine line) =>
        (await IntendAsync(Lease, await PlanAsync(line), [line])).ShouldHaveSingleItem();

    private Task SettleAsync(JournalEntry entry, WriteOutcome outcome) =>
        Storage.SettleAsync(Lease, [new Settlement(entry, outcome, Next)], Now, default);

    private async Task PostAsync(StoredMember member, params string[] keys)
    {
        var line = new PlanLine
        {
            Customer = member.Customers[0].Key,
            MemberId = member.History.Id,
            Postings = [.. keys.Select(key => Some.Posting(key))],
        };
        await IntendAsync(Lease, await PlanAsync(line), [line]);
    }

    /// <summary>For a customer that is stored, if need be now.</summary>
    private async Task<PlanLine> LineAsync(CustomerChange? change = null, string id = "c1")
    {
        id = change?.Customer.Id ?? id;
        if ((await Storage.FindAsync($"{Shop}:{id}", default)).Count == 0)
        {
            await SaveAsync(Some.Customer(id));
        }

        return new PlanLine { Customer = Key(id), MemberId = await MemberIdAsync(id), Change = change };
    }
}

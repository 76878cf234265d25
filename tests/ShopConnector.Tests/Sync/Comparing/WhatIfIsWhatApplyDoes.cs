using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan.Comparing;

namespace ShopConnector.Tests.Sync.Comparing;

/// <summary>
/// A world is doubled; in one the shop keeps its programme, in the other it changes to the other one, and both are
/// applied. What differs then is what was told before, to the tag, the code and the cent.
/// </summary>
public sealed class WhatIfIsWhatApplyDoes
{
    private static readonly Instant s_now = Instant.FromUtc(2026, 3, 1, 10, 0);

    // A second each; hundreds were run.
    private const int Worlds = 12;

    [Fact]
    public void In_any_world() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => InWorldAsync(seed).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Worlds).WithQuietOnSuccess(true));

    private static async Task InWorldAsync(int seed)
    {
        var made = new RandomWorlds(new Random(seed));
        await using var kept = await ShopWorld.OpenAsync(s_now, made.Shops(s_now));
        var (today, other) = (made.Program(), made.Program());
        if (made.Chance(0.8))
            await kept.ApplyAsync(today, "today");

        for (var days = 0; days < 60 && made.Chance(0.7); days += 20)
        {
            kept.Clock.Now += Duration.FromDays(made.Chance(0.3) ? 0 : 15);
            foreach (var shop in kept.Shops)
                made.Happen(shop, kept.Clock.Now, days: 10, count: 5);

            if (made.Chance(0.4))
                await kept.ApplyAsync(today, "today");
        }

        await using var changed = await kept.TwinAsync();
        await CompareAsync(kept, changed, today, other);
    }

    private static async Task CompareAsync(
        ShopWorld kept, ShopWorld changed, CompiledProgram today, CompiledProgram other)
    {
        var (whole, would) = await changed.PlanWithAsync(today, "today", new OtherProgram(other, "other"));
        var done = await changed.ApplyAsync(other, "other");
        await kept.ApplyAsync(today, "today");

        var (before, after) = (await WorldFacts.OfAsync(kept), await WorldFacts.OfAsync(changed));
        for (var i = 0; i < would.Count; i++)
        {
            // A member of several shops has its postings stored with the first of them.
            var planned = done[i].Plan.Totals! with { Postings = would[i].Plan.Totals!.Postings };
            planned.ShouldBe(would[i].Plan.Totals);
            done[i].Notes.ShouldBe(would[i].Notes);
            done[i].Result!.CodesIssued.ShouldBe(would[i].Plan.Totals!.CodesIssued);
            would[i].Shift!.Tags.ShouldBe(Tags(before, after, kept.Shops[i], changed.Shops[i]));
            would[i].Shift!.Offers.ShouldBe(Offers(before, after, kept.Shops[i].Name));
        }

        Owed(before, today.Rules).ShouldBe(whole.OwedToday);
        Owed(after, other.Rules).ShouldBe(whole.OwedThen);

        // Codes that were taken back have made room by now: who waited for it is let in by the next run.
        if (done.All(report => report.Notes.Count == 0))
            await NothingIsLeftAsync(changed, other, whole);
    }

    /// <summary>Once it is done, the other programme moves nobody any more, and owes what it was said to.</summary>
    private static async Task NothingIsLeftAsync(ShopWorld changed, CompiledProgram other, ProgramComparison whole)
    {
        var (again, would) = await changed.PlanWithAsync(other, "other", new OtherProgram(other, "other"));

        again.OwedToday.ShouldBe(whole.OwedThen);
        again.OwedThen.ShouldBe(whole.OwedThen);
        would.Sum(report => report.Shift!.Moved).ShouldBe(0);
        would.Sum(report => report.Plan.Totals!.CustomersTouched).ShouldBe(0);
    }

    private static List<TagShift> Tags(
        WorldFacts before, WorldFacts after, MemoryShop kept, MemoryShop changed)
    {
        var moves = new SortedDictionary<string, TagShift>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in before.MemberIds)
        {
            var (had, has) = (before.TagsOf(member, kept).ToList(), after.TagsOf(member, changed).ToList());
            foreach (var tag in has.Except(had, StringComparer.OrdinalIgnoreCase))
                Count(tag, gained: 1, lost: 0);

            foreach (var tag in had.Except(has, StringComparer.OrdinalIgnoreCase))
                Count(tag, gained: 0, lost: 1);
        }

        return [.. moves.Values];

        void Count(string tag, long gained, long lost)
        {
            var known = moves.GetValueOrDefault(tag) ?? new TagShift(tag, 0, 0);
            moves[tag] = known with { Gained = known.Gained + gained, Lost = known.Lost + lost };
        }
    }

    private static IEnumerable<OfferShift> Offers(WorldFacts before, WorldFacts after, string shop)
    {
        var (had, has) = (before.Open(shop), after.Open(shop));
        return has.Where(one => !had.ContainsKey(one.Key)).Select(one => (one.Value.Offer, More: 1, Fewer: 0))
            .Concat(had.Where(one => !has.ContainsKey(one.Key)).Select(one => (one.Value.Offer, More: 0, Fewer: 1)))
            .GroupBy(one => one.Offer, StringComparer.OrdinalIgnoreCase)
            .OrderBy(offer => offer.Key, StringComparer.OrdinalIgnoreCase)
            .Select(offer => new OfferShift(offer.Key, offer.Sum(one => one.More), offer.Sum(one => one.Fewer)));
    }

    private static ProgramLiability Owed(WorldFacts facts, LoyaltyProgram rules)
    {
        var (worth, unknown) = facts.Codes(rules);
        return new ProgramLiability(
            rules.Currency, facts.Points, PointWorth.Of(facts.Points, rules), worth, unknown);
    }
}

using NodaTime.Text;
using ShopConnector.Loyalty;
using ShopConnector.Presentation;
using ShopConnector.Sync;
using Spectre.Console;

namespace ShopConnector.Demo;

/// <summary>The demo in tables that a shop owner understands.</summary>
internal sealed class DemoView(Terminal terminal, bool silent)
{
    public void Say(string sentence)
    {
        if (!silent)
        {
            terminal.Err.MarkupLineInterpolated($"[grey]{sentence}[/]");
        }
    }

    public void ShowShops(DemoStory story)
    {
        if (silent)
        {
            return;
        }

        foreach (var shop in story.Shops)
        {
            terminal.Out.MarkupLineInterpolated(
                $"[bold]{shop.Shop.Name}[/] ({shop.Shop.Platform}), the shop's own admin: {shop.Url}");
        }
    }

    public void ShowPlans(IReadOnlyList<RunReport> plans)
    {
        if (silent)
        {
            return;
        }

        var table = Tables.Titled(
            "The plan, before anything is written", "Shop", "Customers", "Would change", "Tags +", "Values", "Codes");
        foreach (var plan in plans)
        {
            var totals = plan.Plan.Totals!;
            table.Add(
                SafeText.Cell(plan.Shop), Figures.Number(totals.Customers), Figures.Number(totals.CustomersTouched),
                Figures.Number(totals.TagsAdded), Figures.Number(totals.Fields), Figures.Number(totals.CodesIssued));
        }

        terminal.Out.Write(table);
    }

    public void ShowResults(DemoStory story, LoyaltyProgram rules)
    {
        terminal.Out.Write(Runs(story));
        terminal.Out.Write(Segments(story, rules));
        terminal.Out.Write(Foreign(story));
        terminal.Out.MarkupLineInterpolated($"{Ledger(story.Members, story.Ledger)}");
        ShowExamples(story, rules);
        terminal.Out.Write(Checkout(story));
    }

    /// <param name="settings">The demo's configuration file.</param>
    public void ShowWhereToLook(DemoStory story, string settings)
    {
        foreach (var shop in story.Shops)
        {
            terminal.Out.MarkupLineInterpolated($"Look at {shop.Shop.Name} as its staff would: [blue]{shop.Url}[/]");
            if (shop.ShopperPage is { } page)
            {
                terminal.Out.MarkupLineInterpolated($"  and as a shopper with a code would: [blue]{page}[/]");
            }
        }

        terminal.Out.MarkupLine("In another terminal every command works on these shops:");
        terminal.Out.MarkupLineInterpolated($"  dotnet run --project src/ShopConnector -- check --config {settings}");
        terminal.Out.MarkupLine("The shops stay open and are looked after every minute. Stop with Ctrl-C.");
    }

    internal static string Ledger(long members, DemoLedger ledger) =>
        $"{Counted.Of(members, "member")}; {Counted.Of(ledger.Postings, "line")} in the points ledger, together "
        + $"{Counted.Of(ledger.BalanceFromPostings, "point")} to spend; evaluated: {Figures.Number(ledger.Balance)}.";

    private static Table Runs(DemoStory story)
    {
        var table = Tables.Titled(
            "What was written, and what it cost", "Shop", "Run", "Customers changed", "Tags +", "Tags −",
            "Values", "Codes", "Calls", "Possible with", "Took");
        foreach (var shop in story.Shops)
        {
            foreach (var (run, number) in shop.Runs.Select((run, index) => (run, index + 1)))
            {
                var result = run.Result!;
                table.Add(
                    SafeText.Cell(shop.Shop.Name), Figures.Number(number), Figures.Number(result.Customers),
                    Figures.Number(result.TagsAdded), Figures.Number(result.TagsRemoved), Figures.Number(result.Fields),
                    Figures.Number(result.CodesIssued), Figures.Number(run.Calls.Requests),
                    Figures.Number(run.Calls.LowerBound), Figures.Seconds(run.Took));
            }
        }

        return table;
    }

    private static Table Segments(DemoStory story, LoyaltyProgram rules)
    {
        var table = Tables.Titled(
            "Customers in each segment", ["Tag", "Who", .. story.Shops.Select(shop => shop.Shop.Name)]);
        foreach (var segment in rules.Segments)
        {
            table.Add([
                SafeText.Cell(segment.Tag), SafeText.Of(segment.Name),
                .. story.Shops.Select(shop => Figures.Number(shop.Segments.GetValueOrDefault(segment.Tag)))]);
        }

        return table;
    }

    private static Table Foreign(DemoStory story)
    {
        var table = Tables.Titled("The merchant's own tags", "Shop", "Set by the merchant", "Still there");
        foreach (var shop in story.Shops)
        {
            table.Add(
                SafeText.Cell(shop.Shop.Name), Figures.Number(shop.ForeignTagsBefore),
                Figures.Number(shop.ForeignTagsAfter));
        }

        return table;
    }

    private void ShowExamples(DemoStory story, LoyaltyProgram rules)
    {
        foreach (var example in story.Examples)
        {
            var table = Tables.Titled(
                $"Why: {SafeText.Cell(example.Name, most: 60)} ({example.Shop})", "What", "", "Because");
            foreach (var reason in example.Reasons)
            {
                table.Add(SafeText.Cell(reason.About), reason.Holds ? "yes" : "no", SafeText.Of(reason.Because));
            }

            if (example.NextChange is { } next)
            {
                var day = LocalDatePattern.Iso.Format(next.InZone(rules.Zone).Date);
                table.Caption(new TableTitle($"changes next on {day}, if nothing new happens"));
            }

            terminal.Out.Write(table);
        }
    }

    private static Table Checkout(DemoStory story)
    {
        var table = Tables.Titled(
            "At the checkout", "Shop", "Shipping for a VIP", "For somebody else", "Code", "Works for its owner",
            "Works for another");
        foreach (var proof in story.Checkout)
        {
            table.Add(
                proof.Platform, Price(proof.VipShipping), Price(proof.OtherShipping), proof.Code ?? "–",
                Truth(proof.CodeForOwner), Truth(proof.CodeForOther));
        }

        return table;
    }

    private static string Price(decimal? price) => price is { } known ? Figures.Amount(known, "EUR") : "–";

    private static string Truth(bool? truth) => truth switch { true => "yes", false => "no", null => "–" };
}

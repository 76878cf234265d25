using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Offers;

/// <summary>An offer that is not given because its budget is spent does not hold, and says so.</summary>
public sealed class BudgetsInWords
{
    [Theory]
    [InlineData(
        2, null, 10, "not given: the budget of the offer is given out, 2 open of at most 2; it waits for a place",
        "niet gegeven: het budget van het aanbod is op, 2 open van hoogstens 2; het wacht op een plaats")]
    [InlineData(
        9, 1_020, 10,
        "not given: the budget of the offer is given out, 2 open of at most 9, EUR 1,012.50 open of at most 1,020; it "
        + "waits for a place",
        "niet gegeven: het budget van het aanbod is op, 2 open van hoogstens 9, EUR 1.012,50 open van hoogstens 1.020; "
        + "het wacht op een plaats")]
    [InlineData(
        null, 1_020, 1_100,
        "not given: its EUR 1,100 come to more than all of the offer's budget of EUR 1,020",
        "niet gegeven: EUR 1.100 is meer dan het hele budget van het aanbod, EUR 1.020")]
    public void It_is_told_in_both_languages(int? codes, int? liability, int amount, string english, string dutch)
    {
        var budget = new OfferBudget(codes, liability);

        Told(budget, amount, Wording.English).ShouldBe((false, english, 0));
        Told(budget, amount, Wording.Dutch).ShouldBe((false, dutch, 0));
    }

    private static (bool Holds, string Because, int Next) Told(OfferBudget budget, decimal amount, Wording words)
    {
        // The configuration refuses an amount above the budget; a share of the last order it cannot know.
        var offer = new Offer("Kom terug", "last_order_date < -3m", OfferValue.PercentOfLastOrder(100m))
        {
            ControlShare = 0m,
            Budget = budget,
        };
        var program = Program() with { Offers = [offer] };
        var member = Member(Order("1", "2026-01-10", amount));
        var decision = member.On("2026-11-01", program);
        var open = new OpenPromises("Kom terug", Promises: 2, Amounts: 2, Worth: 1_012.5m);
        var budgets = new OfferBudgets(program, [open]);

        var (afforded, waiting) = budgets.Within(
            decision, member, program.Compiled(), At("2026-11-01"), static _ => true);

        afforded.Entitlements.ShouldBeEmpty();
        var reason = Evaluation.Explain(member, program.Compiled(), At("2026-11-01"), words, waiting)
            .Single(one => one.About.EndsWith("Kom terug", StringComparison.Ordinal));
        return (reason.Holds, reason.Because, reason.Next.Length);
    }
}

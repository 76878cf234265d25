using NodaTime;
using ShopConnector.Loyalty.Offers.Budgets;

namespace ShopConnector.Loyalty.Explaining.Words.English;

internal sealed class EnglishOffers(Notation notation) : OfferWording
{
    public override string ControlGroup => "in the control group, which gets nothing and is followed all the same";

    public override string WaitsForBudget => "new, so it waits if the budget of the offer is given out";

    public override string NoCustomer => "nobody to give it to: no customer in a shop";

    public override string NoPlace =>
        "no shop can keep a code to this customer alone: there is no account (Shopify asks for one), the shop does "
        + "not take the e-mail address, or it is staff";

    public override string NoConsent => "no consent: not subscribed to e-mail in any shop";

    public override string OpenComplaint => "a complaint is open; nothing is offered until it is solved";

    public override string NoOrder => "no order to take a share of";

    public override string SameOrder => "given for the last order before";

    public override string StaffRedeem => "staff redeem it";

    public override string LeftUnused => "the last code was left unused, the next comes after the next purchase";

    public override string BudgetSpent(WaitingOffer waits, string currency)
    {
        var (most, worth) = (waits.Budget.Codes, waits.Budget.Liability);
        if (waits.NeverFits)
            return $"not given: its {currency} {Money(waits.Wants)} come to more than all of the offer's budget of "
                + $"{currency} {Money(worth!.Value)}";

        string?[] limits =
        [
            most is null ? null : $"{Number(waits.Promises)} open of at most {Number(most.Value)}",
            worth is null ? null : $"{currency} {Money(waits.Worth)} open of at most {Money(worth.Value)}",
        ];
        return $"not given: the budget of the offer is given out, {string.Join(", ", limits.OfType<string>())}; "
            + "it waits for a place";
    }

    public override string Open(LocalDate since, LocalDate through) =>
        $"open since {Day(since)}, through {Day(through)}";

    public override string StepOpen(int step, int steps, LocalDate since, LocalDate through) =>
        $"step {Number(step)} of {Number(steps)} {Open(since, through)}";

    public override string NextStep(int step, int steps, LocalDate day) =>
        $"step {Number(step)} of {Number(steps)} on {Day(day)}, unless something is bought before";

    public override string NotAgainUntil(LocalDate day) => $"given before; not again until {Day(day)}";

    public override string Away(LocalDate through) =>
        $"its customer is gone or has another e-mail address; back through {Day(through)}, it works again";

    public override string Crowded(int offers, int days, LocalDate next) =>
        $"{AtMost(offers, days)}; the next on {Day(next)}";

    public override string Redeemed(LocalDate day, long points, LocalDate through) =>
        $"{Day(day)} redeemed for {Points(points)}, open through {Day(through)}";

    public override string Suffices(long balance, long points) =>
        $"{Points(balance)} {(balance == 1 ? "suffices" : "suffice")} for {Number(points)}";

    public override string TooFew(long balance, long points) =>
        $"{Points(balance)}, {Number(points - balance)} short of {Number(points)}";

    private string AtMost(int offers, int days) =>
        $"at most {(offers == 1 ? "one offer" : $"{Number(offers)} offers")} in "
        + $"{Number(days)} {(days == 1 ? "day" : "days")}";

    private string Points(long points) => points == 1 ? "1 point" : $"{Number(points)} points";

    private string Money(decimal amount) => notation.Amount(amount);

    private string Number(decimal number) => notation.Number(number);

    private string Day(LocalDate day) => notation.Day(day);
}

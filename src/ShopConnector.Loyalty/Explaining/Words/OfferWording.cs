using NodaTime;
using ShopConnector.Loyalty.Offers.Budgets;

namespace ShopConnector.Loyalty.Explaining.Words;

/// <summary>Why an offer or a reward is there or not.</summary>
internal abstract class OfferWording
{
    public abstract string ControlGroup { get; }

    /// <summary>Of what is to be given next: whether the budget lasts, the plan of all members will tell.</summary>
    public abstract string WaitsForBudget { get; }

    public abstract string NoCustomer { get; }

    public abstract string NoPlace { get; }

    public abstract string NoConsent { get; }

    public abstract string OpenComplaint { get; }

    public abstract string NoOrder { get; }

    public abstract string SameOrder { get; }

    public abstract string StaffRedeem { get; }

    public abstract string LeftUnused { get; }

    /// <summary>Not given: the budget of the offer does not last for it.</summary>
    public abstract string BudgetSpent(WaitingOffer waits, string currency);

    public abstract string Open(LocalDate since, LocalDate through);

    public abstract string StepOpen(int step, int steps, LocalDate since, LocalDate through);

    public abstract string NextStep(int step, int steps, LocalDate day);

    public abstract string NotAgainUntil(LocalDate day);

    /// <param name="through">The last day of what was given.</param>
    public abstract string Away(LocalDate through);

    public abstract string Crowded(int offers, int days, LocalDate next);

    public abstract string Redeemed(LocalDate day, long points, LocalDate through);

    public abstract string Suffices(long balance, long points);

    public abstract string TooFew(long balance, long points);
}

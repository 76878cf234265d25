using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Explaining.Reasons;

/// <summary>A member to explain, in a language. Once only: see <see cref="MemberEvaluation.NextChange"/>.</summary>
/// <param name="waiting">What it would have if the budgets of the offers lasted.</param>
internal sealed class Telling(MemberEvaluation member, Wording words, IReadOnlyCollection<WaitingOffer> waiting)
{
    private readonly Outlook _outlook = new(member);

    public MemberEvaluation Member => member;

    public Wording Words => words;

    /// <summary>Under the contract the sentence has to say everything: nothing goes beside it.</summary>
    public bool SentenceAlone => words.IsContract;

    /// <summary>What of an offer is not given because its budget does not last; null: nothing.</summary>
    public WaitingOffer? Waits(Offer offer) => waiting.FirstOrDefault(
        one => !one.IsForFriend && string.Equals(one.Offer, offer.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same of the reward for a friend's order.</summary>
    public WaitingOffer? Waits(OrderKey friends) => waiting.FirstOrDefault(
        one => one.IsForFriend && string.Equals(
            one.Entitlement, PostingKey.Referral(friends), StringComparison.Ordinal));

    public LocalDate DayOf(Instant at) => at.InZone(member.Program.Rules.Zone).Date;

    /// <summary>The last day on which something that ends at an instant is still there.</summary>
    public LocalDate LastDayOf(Instant end) => DayOf(end - Duration.Epsilon);

    /// <summary>What is said of the first change after which something holds; null: that is not in sight.</summary>
    public ComingChange? When(Func<MemberEvaluation, bool> holds, Func<LocalDate, MemberEvaluation, string> say) =>
        _outlook.First(holds) is { } then ? new ComingChange(then.Now, say(DayOf(then.Now), then)) : null;
}

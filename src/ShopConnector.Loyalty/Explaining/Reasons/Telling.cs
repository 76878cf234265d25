using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;

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

    /// <summary>Null: no budget stands in the way of it.</summary>
    public WaitingOffer? Waits(Entitlement held) =>
        waiting.FirstOrDefault(one => string.Equals(one.Entitlement, held.Key, StringComparison.Ordinal));

    public LocalDate DayOf(Instant at) => at.InZone(member.Program.Rules.Zone).Date;

    /// <summary>The last day on which something that ends at an instant is still there.</summary>
    public LocalDate LastDayOf(Instant end) => DayOf(end - Duration.Epsilon);

    /// <summary>What is said of the first change after which something holds; null: that is not in sight.</summary>
    public ComingChange? When(Func<MemberEvaluation, bool> holds, Func<LocalDate, MemberEvaluation, string> say) =>
        _outlook.First(holds) is { } then ? new ComingChange(then.Now, say(DayOf(then.Now), then)) : null;
}

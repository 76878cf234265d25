using NodaTime;

namespace ShopConnector.Loyalty.Explaining.Reasons;

/// <summary>A member to be explained, in a language. Once only: see <see cref="MemberEvaluation.NextChange"/>.</summary>
internal sealed class Telling(MemberEvaluation member, Wording words)
{
    private readonly Outlook _outlook = new(member);

    public MemberEvaluation Member => member;

    public Wording Words => words;

    /// <summary>Under the contract the sentence has to say everything: nothing goes beside it.</summary>
    public bool SentenceAlone => words.IsContract;

    public LocalDate DayOf(Instant at) => at.InZone(member.Program.Rules.Zone).Date;

    /// <summary>The last day on which something that ends at an instant is still there.</summary>
    public LocalDate LastDayOf(Instant end) => DayOf(end - Duration.Epsilon);

    /// <summary>What is said of the first change after which something holds; nothing when that is not in sight.</summary>
    public ComingChange? When(Func<MemberEvaluation, bool> holds, Func<LocalDate, MemberEvaluation, string> say) =>
        _outlook.First(holds) is { } then ? new ComingChange(then.Now, say(DayOf(then.Now), then)) : null;
}

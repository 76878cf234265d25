using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Evaluate;

internal sealed record EvaluatedMember(Decision Decision, ImmutableArray<Reason> Reasons);

/// <summary>Every member of a history at one instant, in the order of the history.</summary>
internal sealed record Evaluated(Instant At, ImmutableArray<EvaluatedMember> Members)
{
    /// <summary>
    /// Evaluates all members, also after a bad one, so that <paramref name="problems"/> names everything wrong in
    /// the history.
    /// </summary>
    public static Evaluated Of(
        IEnumerable<MemberHistory> members, CompiledProgram program, Instant at, ICollection<string> problems)
    {
        var evaluated = ImmutableArray.CreateBuilder<EvaluatedMember>();
        foreach (var history in members)
        {
            try
            {
                evaluated.Add(new EvaluatedMember(
                    Evaluation.Of(history, program, at), Evaluation.Explain(history, program, at)));
            }
            catch (HistoryException bad)
            {
                foreach (var problem in bad.Problems)
                    problems.Add($"Member {history.Id}: {problem}");
            }
        }

        return new Evaluated(at, evaluated.DrainToImmutable());
    }
}

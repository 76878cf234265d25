using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Budgets;

namespace ShopConnector.Evaluate;

/// <param name="Waiting">What it is not given, because the budget of the offer does not last.</param>
internal sealed record EvaluatedMember(
    MemberHistory History, Decision Decision, ImmutableArray<WaitingOffer> Waiting, ImmutableArray<Reason> Reasons);

/// <summary>Every member of a history at one instant, in the order of the history.</summary>
/// <param name="Notes">What a person should know of all of them.</param>
internal sealed record Evaluated(Instant At, ImmutableArray<EvaluatedMember> Members, ImmutableArray<string> Notes)
{
    /// <summary>
    /// Evaluates all members, also after a bad one, so that <paramref name="problems"/> names everything wrong in
    /// the history.
    /// </summary>
    /// <param name="shops">In the order in which they are planned; null: by name.</param>
    public static Evaluated Of(
        IEnumerable<MemberHistory> members, CompiledProgram program, Instant at, ICollection<string> problems,
        IReadOnlyList<string>? shops = null)
    {
        var decided = new List<EvaluatedMember>();
        foreach (var history in members)
        {
            try
            {
                decided.Add(new EvaluatedMember(history, Evaluation.Of(history, program, at), [], []));
            }
            catch (HistoryException bad)
            {
                foreach (var problem in bad.Problems)
                    problems.Add($"Member {history.Id}: {problem}");
            }
        }

        var notes = GiveOut(decided, program, shops ?? [], at);
        return new Evaluated(at, [.. decided.Select(one => Explained(one, program, at))], notes);
    }

    /// <summary>Lets the decisions pass as far as the budgets last, over all members of the file.</summary>
    private static ImmutableArray<string> GiveOut(
        List<EvaluatedMember> decided, CompiledProgram program, IReadOnlyList<string> shops, Instant at)
    {
        var rules = program.Rules;
        if (!rules.Offers.Any(offer => offer.Budget is not null))
            return [];

        var open = OpenPromises.Of(decided.SelectMany(one => one.History.Entitlements), at);
        var (budgets, notes) = (new OfferBudgets(rules, open), ImmutableArray.CreateBuilder<string>());
        string? shop = null;
        foreach (var turn in BudgetTurn.Of([.. decided.Select(one => one.History)], shops))
        {
            if (shop is not null && shop != turn.Shop)
            {
                notes.AddRange(budgets.Notes.Select(note => $"{shop}: {note}"));
                budgets.NextShop(at);
            }

            shop = turn.Shop;
            var member = decided[turn.Member];
            var (decision, waiting) = budgets.Within(
                member.Decision, member.History, program, at, one => one.Customer.Shop == turn.Shop, member.Waiting);
            decided[turn.Member] = member with { Decision = decision, Waiting = waiting };
        }

        var freed = new FreedPlaces(rules, at);
        decided.ForEach(one => freed.Add(one.History, one.Decision));
        for (var i = 0; i < decided.Count; i++)
            decided[i] = decided[i] with { Decision = freed.Awaited(decided[i].Decision, decided[i].Waiting) };

        return
        [
            .. notes, .. budgets.Notes.Select(note => $"{shop}: {note}"),
            "Budgets count what this file holds: codes of members who are not in it are not known here.",
        ];
    }

    private static EvaluatedMember Explained(EvaluatedMember one, CompiledProgram program, Instant at) =>
        one with { Reasons = Evaluation.Explain(one.History, program, at, waiting: one.Waiting) };
}

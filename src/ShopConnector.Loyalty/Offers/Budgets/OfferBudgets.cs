using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Offers.Budgets;

/// <summary>
/// Lets new entitlements pass while the budget of their offer lasts, in the order in which members are asked about:
/// shop after shop; in a shop who fell due first, then by customer (ordinal). Budgets span members, so this cannot be
/// part of an evaluation, which knows one. Who does not pass stays due.
/// </summary>
public sealed class OfferBudgets
{
    private readonly Dictionary<string, SpentBudget> _offers = new(StringComparer.OrdinalIgnoreCase);

    public OfferBudgets(LoyaltyProgram rules, IReadOnlyList<OpenPromises> open)
    {
        foreach (var offer in rules.Offers)
        {
            if (offer.Budget is { } budget)
            {
                _offers[offer.Name] = new SpentBudget(new BudgetedOffer(offer.Name, budget), rules.Currency, open);
            }
        }
    }

    /// <summary>One sentence for each offer that made members wait in this shop.</summary>
    public IEnumerable<string> Notes => _offers.Values.Where(one => one.Waiting > 0).Select(one => one.Note());

    /// <summary>
    /// The decision without what has to wait: decided as if the offer were not there, so that what comes after it may
    /// take its place under the <see cref="OfferPressure"/>. The same object when nothing has to wait.
    /// </summary>
    /// <param name="asked">Which of the entitlements are given now; the others are left as they are.</param>
    /// <param name="before">What of the member waits already; the decision is without it.</param>
    public AffordedDecision Within(
        Decision decision, MemberHistory history, CompiledProgram program, Instant at, Func<Entitlement, bool> asked,
        ImmutableArray<WaitingOffer>? before = null)
    {
        var waiting = before ?? [];
        if (_offers.Count == 0)
        {
            return new AffordedDecision(decision, waiting);
        }

        var decided = decision.Entitlements.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var counted = new HashSet<string>(StringComparer.Ordinal);
        while (Refused(decision, history.Entitlements, at, one => asked(one) && counted.Add(one.Key)) is
            { IsEmpty: false } refused)
        {
            waiting = waiting.AddRange(refused);
            decision = Evaluation.Of(history, program, at, SpentOffers.Of(waiting));

            // What takes the place is asked about too, or it would be given past its own budget.
            decision = decision with
            {
                Entitlements = decision.Entitlements.RemoveAll(one => !decided.Contains(one.Key) && !asked(one)),
            };
        }

        return new AffordedDecision(decision, waiting);
    }

    private ImmutableArray<WaitingOffer> Refused(
        Decision decision, ImmutableArray<Entitlement> stored, Instant at, Func<Entitlement, bool> asked) =>
    [
        .. decision.Entitlements.Where(asked)
            .Select(now => _offers.GetValueOrDefault(now.Offer)
                ?.Refuses(stored.FirstOrDefault(one => one.Key == now.Key), now, at))
            .OfType<WaitingOffer>(),
    ];

    /// <summary>These are open in the shop, and storage does not know of them.</summary>
    public void Recall(ImmutableArray<Entitlement> recalled, Instant at)
    {
        foreach (var one in recalled.Where(one => at < one.ValidUntil))
        {
            _offers.GetValueOrDefault(one.Offer)?.Count(one, at);
        }
    }

    /// <summary>These are taken back from a customer who may have nothing any more, whatever is decided.</summary>
    /// <param name="ended">In the state they come to have; they were open.</param>
    public void TakeBack(ImmutableArray<Entitlement> ended)
    {
        foreach (var one in ended)
        {
            _offers.GetValueOrDefault(one.Offer)?.Retire(one);
        }
    }

    /// <summary>
    /// Before the next shop is asked about: once the plan of the last one is applied, the codes that it takes back are
    /// gone, and what they were worth can be given again.
    /// </summary>
    public void NextShop(Instant at)
    {
        foreach (var spent in _offers.Values)
        {
            spent.NextShop(at);
        }
    }

    /// <summary>The budgets that these entitlements count against.</summary>
    public ImmutableArray<BudgetedOffer> Of(ImmutableArray<Entitlement> entitlements) =>
    [
        .. _offers.Values.Select(one => one.Offer).Where(offer => entitlements.Any(
            one => one is { Control: false, State: EntitlementState.Open }
                && one.Offer.Equals(offer.Offer, StringComparison.OrdinalIgnoreCase))),
    ];
}

/// <param name="Decision">Its next change is that of all else: no date says when a place becomes free.</param>
public sealed record AffordedDecision(Decision Decision, ImmutableArray<WaitingOffer> Waiting);

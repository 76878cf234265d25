using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Sync.Plan;

/// <summary>
/// Lets new entitlements pass while the budget of their offer lasts, in the order in which members are planned. Budgets
/// span members, so this cannot be part of an evaluation, which knows one. Who does not pass stays due. Another shop
/// may be planned meanwhile: whoever stores a line counts once more.
/// </summary>
internal sealed class OfferBudgets
{
    private readonly Dictionary<string, Spent> _offers = new(StringComparer.OrdinalIgnoreCase);

    public OfferBudgets(LoyaltyProgram rules, IReadOnlyList<OpenPromises> open)
    {
        foreach (var offer in rules.Offers)
        {
            if (offer.Budget is { } budget)
            {
                _offers[offer.Name] = new Spent(new BudgetedOffer(offer.Name, budget), rules.Currency, open);
            }
        }
    }

    /// <summary>One sentence for each offer that made members wait.</summary>
    public IEnumerable<string> Notes => _offers.Values.Where(one => one.Waiting > 0).Select(one => one.Note());

    /// <summary>The decision without what has to wait; the same object when nothing has to.</summary>
    public Decision Within(
        CustomerKey customer, ImmutableArray<Entitlement> stored, Decision decision, Instant at)
    {
        if (_offers.Count == 0)
        {
            return decision;
        }

        var passed = decision.Entitlements.RemoveAll(
            now => now.Customer == customer && _offers.TryGetValue(now.Offer, out var spent)
                && !spent.Passes(stored.FirstOrDefault(one => one.Key == now.Key), now, at));
        return passed.Length == decision.Entitlements.Length ? decision : decision with { Entitlements = passed };
    }

    /// <summary>The budgets that these entitlements count against.</summary>
    public ImmutableArray<BudgetedOffer> Of(ImmutableArray<Entitlement> entitlements) =>
    [
        .. _offers.Values.Select(one => one.Offer).Where(offer => entitlements.Any(
            one => one is { Control: false, State: EntitlementState.Open }
                && one.Offer.Equals(offer.Offer, StringComparison.OrdinalIgnoreCase))),
    ];

    private sealed class Spent(BudgetedOffer offer, string currency, IReadOnlyList<OpenPromises> open)
    {
        private readonly OfferAccount _account = new(offer, open);

        public BudgetedOffer Offer => offer;

        public int Waiting { get; private set; }

        public bool Passes(Entitlement? before, Entitlement now, Instant at)
        {
            if (before is { State: EntitlementState.Open, Code: not null }
                && now.State is EntitlementState.Ended or EntitlementState.Withdrawn)
            {
                return true; // Its code is worth something until the shop has confirmed that it is gone.
            }

            var passes = _account.Takes(before?.State, now, at);
            Waiting += passes ? 0 : 1;
            return passes;
        }

        public string Note()
        {
            var who = Waiting == 1 ? "1 member waits" : Text($"{Waiting} members wait");
            var (most, worth) = (offer.Budget.Codes, offer.Budget.Liability);
            var limits = new[]
            {
                most is null ? null : Text($"{_account.Promises} open of at most {most}"),
                worth is null ? null : Text($"{_account.Worth:0.00} of at most {worth:0.00} {currency}"),
            };
            return $"Offer {offer.Offer}: {who}, because its budget is given out: "
                + $"{string.Join(", ", limits.OfType<string>())}. Raise Budget to let them in sooner.";
        }

        private static string Text(FormattableString text) => FormattableString.Invariant(text);
    }
}

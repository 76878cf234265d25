using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Sync.Plan;

/// <summary>What of one offer is open over all members: promises, and how many of them are amounts.</summary>
/// <param name="Worth">Sum of those amounts, in the programme's currency.</param>
public sealed record OpenPromises(string Offer, long Promises, long Amounts, decimal Worth);

/// <summary>
/// Lets new entitlements pass while the budget of their offer lasts, in the order in which members are planned. Budgets
/// span members, so this cannot be part of an evaluation, which knows one. Who does not pass stays due.
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
                var known = open.Where(one => one.Offer.Equals(offer.Name, StringComparison.OrdinalIgnoreCase));
                _offers[offer.Name] = new Spent(offer.Name, budget, rules.Currency, known);
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

    private sealed class Spent
    {
        private readonly string _offer;
        private readonly OfferBudget _budget;
        private readonly string _currency;
        private long _promises;
        private decimal _liability;

        public Spent(string offer, OfferBudget budget, string currency, IEnumerable<OpenPromises> open)
        {
            (_offer, _budget, _currency) = (offer, budget, currency);
            foreach (var one in open)
            {
                _promises += one.Promises;
                _liability += one.Worth + ((one.Promises - one.Amounts) * budget.PerCode);
            }
        }

        public int Waiting { get; private set; }

        public bool Passes(Entitlement? before, Entitlement now, Instant at)
        {
            var (was, isOpen) = (before is { State: EntitlementState.Open }, now.State == EntitlementState.Open);
            if (now.Control || was == isOpen)
            {
                return true;
            }

            var worth = now.Terms is { Kind: CodeKind.Amount, Number: var amount } ? amount : _budget.PerCode;
            if (!isOpen && now.ValidUntil <= at)
            {
                return true; // Past its end it was not counted as open.
            }

            if (!isOpen)
            {
                (_promises, _liability) = (_promises - 1, _liability - worth);
                return true;
            }

            // What was promised before, such as a code given back by a cancelled order, is never taken away again.
            if (before is null && (_promises + 1 > _budget.Codes || _liability + worth > _budget.Liability))
            {
                Waiting++;
                return false;
            }

            (_promises, _liability) = (_promises + 1, _liability + worth);
            return true;
        }

        public string Note()
        {
            var who = Waiting == 1 ? "1 member waits" : Text($"{Waiting} members wait");
            var (most, worth) = (_budget.Codes, _budget.Liability);
            var limits = new[]
            {
                most is null ? null : Text($"{_promises} open of at most {most}"),
                worth is null ? null : Text($"{_liability:0.00} of at most {worth:0.00} {_currency}"),
            };
            return $"Offer {_offer}: {who}, because its budget is given out: "
                + $"{string.Join(", ", limits.OfType<string>())}. Raise Budget to let them in sooner.";
        }

        private static string Text(FormattableString text) => FormattableString.Invariant(text);
    }
}

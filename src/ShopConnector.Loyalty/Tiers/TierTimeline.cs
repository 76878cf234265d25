using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Tiers;

/// <summary>
/// The qualifying amount of one member through time, from the first payment until the last one has left the window, and
/// the tier it gives at any instant.
/// </summary>
internal sealed class TierTimeline
{
    private readonly TierRules _rules;
    private readonly Dictionary<OrderKey, decimal> _atPayment = [];
    private readonly Instant[] _steps;
    private readonly decimal[] _amounts;
    private readonly RangeMaximum? _held;

    public TierTimeline(IReadOnlyList<Order> orders, TierRules rules)
    {
        _rules = rules;
        var changes = new List<AmountChange>(orders.Count * 2);
        foreach (var order in orders)
        {
            var from = changes.Count;
            QualifyingAmount.Follow(order, rules, changes);
            if (changes.Count > from)
                _atPayment[order.Key] = changes[from].By;
        }

        changes.Sort(static (x, y) => x.At.CompareTo(y.At));
        (_steps, _amounts) = Summed(changes);
        _held = rules.HoldMonths == 0 ? null : new RangeMaximum(_amounts);
    }

    public decimal AmountAt(Instant at) => Before(after: LastStepAt(at));

    /// <summary>The tier shown: the highest one reached within the months for which a tier is held.</summary>
    public Tier? At(Instant at) => Highest(_rules.Reached(AmountAt(at)), HeldAt(at));

    /// <summary>The lowest tier above the one shown; null at the highest.</summary>
    public NextTier? NextAt(Instant at)
    {
        var (shown, amount) = (At(at), AmountAt(at));
        var next = _rules.LowestFirst.FirstOrDefault(tier => tier.From > amount && !(tier.From <= shown?.From));
        var after = LastStepAt(at) + 1;
        return next is null
            ? null : new NextTier(next.Name, next.From - amount, after < _steps.Length ? _steps[after] : null);
    }

    /// <summary>
    /// The tier at the order's payment, the order itself not yet counted; another one paid at that instant is.
    /// </summary>
    public Tier? AtPaymentOf(Order order)
    {
        if (order.PaidAt is not { } paidAt)
            return null;

        var others = AmountAt(paidAt) - _atPayment.GetValueOrDefault(order.Key);
        return Highest(_rules.Reached(others), HeldAt(paidAt));
    }

    /// <summary>
    /// The first instant after <paramref name="now"/> at which another tier is shown, if nothing new happens.
    /// </summary>
    public Instant? NextChange(Instant now)
    {
        var shown = At(now);
        foreach (var at in CandidatesAfter(now))
            if (At(at) != shown)
                return at;

        return null;
    }

    /// <summary>Whether anything of an order is in the amount at an instant.</summary>
    public bool Qualifies(Order order, Instant at)
    {
        var changes = new List<AmountChange>();
        QualifyingAmount.Follow(order, _rules, changes);
        return changes.Where(change => change.At <= at).Sum(change => change.By) > 0m;
    }

    // Before this instant, since what was reached then may still be held; the amount at it is looked at apart.
    private Tier? HeldAt(Instant at)
    {
        if (_rules.HoldMonths == 0)
            return null;

        var from = LastStepAt(_rules.HoldStartsAt(at));
        var to = LastStepAt(at);
        if (to >= 0 && _steps[to] == at)
            to--;

        var amount = Before(after: from);
        return _rules.Reached(_held!.Of(from + 1, to) is { } most ? Math.Max(amount, most) : amount);
    }

    private SortedSet<Instant> CandidatesAfter(Instant now)
    {
        var candidates = new SortedSet<Instant>();
        foreach (var step in _steps)
        {
            if (step > now)
                candidates.Add(step);

            if (_rules.HoldMonths > 0 && _rules.HoldStartsAt(now) < step)
                candidates.Add(_rules.HoldEndsAt(step));
        }

        return candidates;
    }

    private int LastStepAt(Instant at)
    {
        var index = Array.BinarySearch(_steps, at);
        return index >= 0 ? index : ~index - 1;
    }

    private decimal Before(int after) => after < 0 ? 0m : _amounts[after];

    private static Tier? Highest(Tier? one, Tier? other) =>
        one is null || other?.From > one.From ? other : one;

    private static (Instant[] Steps, decimal[] Amounts) Summed(List<AmountChange> changes)
    {
        var (steps, amounts, sum) = (new List<Instant>(changes.Count), new List<decimal>(changes.Count), 0m);
        foreach (var change in changes)
        {
            sum += change.By;
            if (steps.Count > 0 && steps[^1] == change.At)
            {
                amounts[^1] = sum;
                continue;
            }

            steps.Add(change.At);
            amounts.Add(sum);
        }

        return ([.. steps], [.. amounts]);
    }
}

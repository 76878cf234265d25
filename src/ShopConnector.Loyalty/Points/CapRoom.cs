using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Points;

/// <summary>
/// What the caps still leave to one member. What the ledger holds counts first, wherever it lies in the period; then
/// the earliest goes first.
/// </summary>
internal sealed class CapRoom
{
    private readonly ImmutableArray<PointsCap> _caps;
    private readonly EarnRule _rule;
    private readonly Dictionary<(int Cap, int Period), long> _given = [];

    public CapRoom(EarnRule rule, HeldPostings held)
    {
        (_caps, _rule) = (rule.Rules.Caps, rule);
        if (_caps.IsEmpty)
            return;

        foreach (var account in held.Accounts)
            if (account.HoldsEarning)
                Count(account);

        foreach (var bonus in rule.Rules.Bonuses)
            foreach (var posting in held.All)
                if (bonus.On == BonusOn.Event && PostingKey.Is(posting.Key, PostingKey.BonusOf(bonus.Name)))
                    Count(bonus, posting);
    }

    /// <summary>The most that an order paid at an instant may earn.</summary>
    public long ForEarning(Instant paidAt)
    {
        var room = long.MaxValue;
        for (var i = 0; i < _caps.Length; i++)
            if (_caps[i].On == CapOn.Earning)
                room = Math.Min(room, Left(i, paidAt));

        return Math.Max(0, room);
    }

    /// <summary>The most that an order's postings may add up to: what it earned once is its own.</summary>
    public long ForEdited(OrderAccount account)
    {
        var most = long.MaxValue;
        for (var i = 0; i < _caps.Length; i++)
        {
            if (_caps[i].On != CapOn.Earning)
                continue;

            var own = _caps[i].Per == CapPeriod.Order ? 0 : account.CountedInCaps;
            most = Math.Min(most, Math.Max(account.Earned, Left(i, account.EarnedAt) + own));
        }

        return most;
    }

    public long For(Bonus bonus, Instant at)
    {
        var room = long.MaxValue;
        for (var i = 0; i < _caps.Length; i++)
            if (Limits(_caps[i], bonus))
                room = Math.Min(room, Left(i, at));

        return Math.Max(0, room);
    }

    /// <summary>After each posting that gives an order points: what it earned, or more where edits raised it.</summary>
    public void Count(OrderAccount account)
    {
        var uses = Math.Max(account.Earned, account.SumBeforeExpiry);
        for (var i = 0; i < _caps.Length; i++)
            if (_caps[i].On == CapOn.Earning)
                Give(i, account.EarnedAt, uses - account.CountedInCaps);

        account.CountedInCaps = uses;
    }

    public void Count(Bonus bonus, Posting given)
    {
        for (var i = 0; i < _caps.Length; i++)
            if (Limits(_caps[i], bonus))
                Give(i, given.At, given.Points);
    }

    private static bool Limits(PointsCap cap, Bonus bonus) =>
        cap.On == CapOn.Event && bonus.On == BonusOn.Event
        && (cap.Kind is null || string.Equals(cap.Kind, bonus.Kind, StringComparison.Ordinal));

    private long Left(int cap, Instant at) => _caps[cap].Per == CapPeriod.Order
        ? _caps[cap].Points
        : _caps[cap].Points - _given.GetValueOrDefault((cap, PeriodOf(_caps[cap], at)));

    private void Give(int cap, Instant at, long points)
    {
        var period = (cap, PeriodOf(_caps[cap], at));
        _given[period] = checked(_given.GetValueOrDefault(period) + points);
    }

    private int PeriodOf(PointsCap cap, Instant at)
    {
        var day = _rule.DayOf(at);
        return cap.Per switch
        {
            CapPeriod.Day => (day.Year * 1_000) + day.DayOfYear,
            CapPeriod.Month => (day.Year * 100) + day.Month,
            _ => day.Year,
        };
    }
}

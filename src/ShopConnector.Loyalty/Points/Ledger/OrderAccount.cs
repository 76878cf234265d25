using NodaTime;

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>
/// What the ledger says of one order: every posting that the order made, held or new. An adjustment by hand that is
/// reversed has one too, and so has the reward for a friend's order.
/// </summary>
internal sealed class OrderAccount
{
    private long _expired;

    /// <summary>The rule that made the earning. Null: the order never earned.</summary>
    public EarnedBy? Rule { get; set; }

    /// <summary>When its earning is available; corrections are not available before.</summary>
    public Instant EarningAvailableAt { get; set; }

    /// <summary>What the order earned at its payment, before any correction.</summary>
    public long Earned { get; private set; }

    public Instant EarnedAt { get; private set; }

    /// <summary>What of it the caps have counted so far.</summary>
    public long CountedInCaps { get; set; }

    public bool HoldsEarning { get; private set; }

    public bool HoldsCancellation { get; private set; }

    public int LastAdjustment { get; private set; }

    /// <summary>The earning, then its adjustments: in this order a correction takes from them.</summary>
    public List<Lot> Lots { get; } = [];

    /// <summary>Everything held plus what was made so far, what expired included.</summary>
    public long Sum { get; private set; }

    public long SumBeforeExpiry => Sum - _expired;

    /// <summary>A posting of the order that the history holds.</summary>
    public void Hold(Posting posting, int adjustment)
    {
        Add(posting);
        LastAdjustment = Math.Max(LastAdjustment, adjustment);
        HoldsCancellation |= PostingKey.Is(posting.Key, PostingKey.CancelPrefix);
        if (!PostingKey.Is(posting.Key, PostingKey.EarnPrefix))
            return;

        HoldsEarning = true;
        Rule = posting.Rule;
        EarningAvailableAt = posting.AvailableAt;
    }

    public void Add(Posting posting)
    {
        Sum = checked(Sum + posting.Points);
        if (PostingKey.Is(posting.Key, PostingKey.EarnPrefix))
            (Earned, EarnedAt) = (posting.Points, posting.At);

        if (PostingKey.Is(posting.Key, PostingKey.ExpirePrefix))
            _expired = checked(_expired + posting.Points);
    }

    public void Add(Lot lot)
    {
        if (PostingKey.Is(lot.Key, PostingKey.EarnPrefix))
            Lots.Insert(0, lot);
        else
            Lots.Add(lot);
    }
}

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>
/// What the history holds stands: it happens again at its own instant with its own amount, whatever the rules say
/// today.
/// </summary>
internal static class StoredPostings
{
    public static void Plan(PointsLedger ledger)
    {
        foreach (var posting in ledger.Held.All)
        {
            var phase = ledger.Held.IsAutomatic(posting.Key) ? Phase.RedeemByItself
                : ledger.Held.IsReversal(posting.Key) ? Phase.Reverse
                : PhaseOf(posting);
            ledger.Plan(new Moment(posting.At, phase, IdOf(posting), posting.Key),
                () => Happen(ledger, posting, phase));
        }
    }

    private static void Happen(PointsLedger ledger, Posting posting, Phase phase)
    {
        var order = ledger.Held.AccountOf(posting.Key);
        if (posting.Points == 0)
            ledger.Keep(posting);
        else if (posting.Points > 0)
            ledger.Gain(posting, order);
        else if (phase == Phase.Expire)
            ledger.LoseToStoredExpiry(posting);
        else
            ledger.Lose(posting, phase, order);
    }

    // A kind that is not ours is a gain or a spending, by its sign.
    private static Phase PhaseOf(Posting posting) => posting.Key switch
    {
        var key when PostingKey.Is(key, PostingKey.AdjustPrefix)
            || PostingKey.Is(key, PostingKey.ReferralAdjustPrefix) => Phase.Adjust,
        _ when posting.Points >= 0 => Phase.MakeLot,
        var key when PostingKey.Is(key, PostingKey.ExpirePrefix) => Phase.Expire,
        var key when PostingKey.Is(key, PostingKey.RefundPrefix) => Phase.Refund,
        var key when PostingKey.Is(key, PostingKey.CancelPrefix) => Phase.Cancel,
        _ => Phase.Redeem,
    };

    private static string IdOf(Posting posting)
    {
        var key = posting.Key;
        if (PostingKey.Is(key, PostingKey.RedeemPrefix))
            return PostingKey.After(key, PostingKey.RedeemPrefix);

        // Refunds of several orders at one instant go by the refund's id, the last part of the key.
        return PostingKey.Is(key, PostingKey.RefundPrefix) ? key[(key.LastIndexOf(':') + 1)..] : "";
    }
}

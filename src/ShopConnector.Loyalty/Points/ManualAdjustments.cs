using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Points;

/// <summary>
/// <c>manual:{id}</c>: points given are a lot that expires like a bonus, points taken come from the available lots. A
/// reversal brings the two to zero: it takes from its own lot first, and what has expired is not taken once more.
/// </summary>
internal sealed class ManualAdjustments(PointsLedger ledger, EarnRule rule)
{
    public void Plan(ManualPoints manual)
    {
        var key = PostingKey.Manual(manual.Id);
        if (!ledger.Claim(key, $"The adjustment {manual.Id}"))
            return;

        var phase = manual.Reverses is not null ? Phase.Reverse : manual.Points >= 0 ? Phase.MakeLot : Phase.Redeem;
        ledger.Plan(new Moment(manual.At, phase, key), () => Post(manual, key));
    }

    private void Post(ManualPoints manual, string key)
    {
        var account = ledger.Held.AccountOf(key);
        var posting = new Posting
        {
            Key = key,
            Points = manual.Reverses is null || account is null ? manual.Points : Reversed(manual, account.Sum),
            At = manual.At,
            AvailableAt = manual.At,
        };
        if (posting.Points > 0)
            ledger.Gain(rule.AsLot(posting), account);
        else
            ledger.Lose(posting, Phase.Redeem, account);
    }

    private static long Reversed(ManualPoints manual, long sum) =>
        manual.Points >= 0 ? Math.Max(0, -sum) : Math.Min(0, -sum);
}

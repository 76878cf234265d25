using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Offers.Referring;

/// <summary>
/// Makes an offer one for both sides: its code is for the member's friends, who are to be new customers, and its value
/// is theirs; this is what the member gets for each of them.
/// </summary>
/// <param name="Reward">Given once the friend's order is final.</param>
/// <param name="FinalDays">
/// Days after the payment until the order is final: the return window. Null: that of the points. 0–3650.
/// </param>
/// <param name="OrderAtLeast">
/// What has to be left of the friend's order, goods with tax less refunds, in the programme's currency. It is always
/// more than nothing.
/// </param>
/// <param name="Cap">Null: any number of friends.</param>
public sealed record Referral(
    ReferralReward Reward, int? FinalDays = null, decimal OrderAtLeast = 0m, ReferralCap? Cap = null)
{
    /// <summary>Where neither the offer nor the points set one.</summary>
    private const int UsualFinalDays = 14;

    /// <summary>As points become available: at the start of a day of the programme's zone.</summary>
    internal Instant FinalAt(Instant paidAt, LoyaltyProgram program)
    {
        var days = FinalDays ?? program.Points?.PendingDays ?? UsualFinalDays;
        return days == 0 ? paidAt : program.Zone.StartOf(paidAt.InZone(program.Zone).Date.PlusDays(days));
    }
}

/// <summary>Exactly one of the two: points, or a personal code.</summary>
/// <param name="Points">0: a code.</param>
/// <param name="Code">What the code takes off; null: points.</param>
/// <param name="ValidDays">Of the code, after the day on which it opens.</param>
public sealed record ReferralReward(long Points = 0, CodeTerms? Code = null, int ValidDays = 90);

/// <summary>At most this many friends are rewarded within so many days, each on the day of its reward.</summary>
public sealed record ReferralCap(int Friends, int Days);

using NodaTime;
using ShopConnector.Loyalty.Offers.Referring;

namespace ShopConnector.Loyalty.Explaining.Words.English;

internal sealed class EnglishReferrals(Notation notation) : ReferralWording
{
    public override string NotPaid => "waits for the payment of the friend's order";

    public override string AfterAll => "rewarded, and taken back after all";

    public override string About(string order) => $"referral {order}";

    public override string Rewarded(long points, LocalDate day) =>
        $"{Worth(points)} for the friend's order, final on {Day(day)}";

    public override string Waits(long points, LocalDate day) =>
        $"{Worth(points)} on {Day(day)}, when the friend's order is final, unless it is given back before";

    public override string TakenBack(long points, LocalDate day) =>
        $"the friend's order was given back on {Day(day)}, and {Worth(points)} with it";

    public override string Refused(ReferralRefusal refusal, string? earlier) => refusal switch
    {
        ReferralRefusal.NoOrder => "the friend's order is a test or was deleted",
        ReferralRefusal.AnothersCode => "another member's code for friends comes first on the order",
        ReferralRefusal.BeforeCode => "the friend's order was placed before the member had the code",
        ReferralRefusal.BeforePoints => "the friend's order was placed before the first day that gives points",
        ReferralRefusal.NobodyKnown => "nobody knows who placed the order, so it may be the member's own",
        ReferralRefusal.OwnEmail => "no friend: the order has the member's own e-mail",
        ReferralRefusal.OwnAddress =>
            "no friend: the order goes, or is billed, to an address of the member's own orders",
        ReferralRefusal.OwnPayment => "no friend: the order was paid with the card of one of the member's own orders",
        ReferralRefusal.NotNew => $"no new customer: bought before, by order {earlier}",
        ReferralRefusal.UsedBefore => $"the friend has used the code before, on order {earlier}",
        ReferralRefusal.RewardUsed => $"the code that was given for the friend's order {earlier} is used already",
        ReferralRefusal.TooSmall => "the friend's order is below the amount asked for",
        ReferralRefusal.GivenBack => "the friend's order was cancelled or given back before it was final",
        _ => "above the number of friends that are rewarded in this time",
    };

    private string Worth(long points) => points switch
    {
        0 => "a code",
        1 => "1 point",
        _ => $"{notation.Number(points)} points",
    };

    private string Day(LocalDate day) => notation.Day(day);
}

using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using static ShopConnector.Loyalty.Checking.ProblemList;

namespace ShopConnector.Loyalty.Checking;

/// <summary>An offer for both sides: what is for the friend stands beside what is for the member.</summary>
internal sealed class ReferralsCheck(ProblemList problems)
{
    private const int MostDays = 3_650;
    private const int MostFriends = 1_000_000;

    public void Find(LoyaltyProgram program)
    {
        for (var i = 0; i < program.Offers.Length; i++)
        {
            if (program.Offers[i] is not { Referral: { } referral } offer)
                continue;

            Friend(offer, $"Offers:{i}");
            Member(referral, $"Offers:{i}:Referral", program);
        }
    }

    private void Friend(Offer offer, string path)
    {
        if (offer.Value.Kind is OfferKind.PercentOfLastOrder or OfferKind.Tag)
            problems.Add(
                $"{path}:{(offer.Value.Kind == OfferKind.Tag ? "Gift" : "PercentOfLastOrder")}",
                "cannot be for a friend, who is no customer yet; write Percent, Amount or FreeShipping.");

        if (!offer.Steps.IsEmpty)
            problems.Add($"{path}:Steps", "cannot follow a code for friends; make another offer of them.");

        if (offer.Budget is not null)
            problems.Add(
                $"{path}:Budget",
                "counts codes, and one code is for any number of friends; set Referral:Friends and Referral:Days.");

        if (offer.Combines)
            problems.Add(
                $"{path}:Combines",
                "is true; with two codes on one order nobody could tell who referred the friend, so leave it out.");
    }

    private void Member(Referral referral, string path, LoyaltyProgram program)
    {
        var (points, code) = (referral.Reward.Points, referral.Reward.Code);
        if (points < 0)
            problems.Add($"{path}:Points", $"is {Number(points)}; it is at least 1, such as 100.");

        if ((points == 0) == (code is null))
            problems.Add(
                path,
                "gives the member not exactly one thing; write Points, Percent, Amount or FreeShipping, such as "
                + "\"Points\": 100.");

        if (points > 0 && program.Points is null)
            problems.Add($"{path}:Points", "needs points in the programme; write a Points section, or give a Percent.");

        if (code is { Kind: CodeKind.Percent, Number: <= 0 or > 100 })
            problems.Add(
                $"{path}:Percent", $"is {Number(code.Number)}; a discount is above 0 and at most 100, such as 10.");

        if (code is { Kind: CodeKind.Amount, Number: <= 0 })
            problems.Add($"{path}:Amount", $"is {Number(code.Number)}; it is above 0, such as 5.");

        problems.Within($"{path}:ValidDays", referral.Reward.ValidDays, 1, MostDays, "90");
        problems.Within($"{path}:FinalDays", referral.FinalDays ?? 0, 0, MostDays, "14");
        problems.AtLeastZero($"{path}:OrderAtLeast", referral.OrderAtLeast, "25");
        if (referral.Cap is { } cap)
        {
            problems.Within($"{path}:Friends", cap.Friends, 1, MostFriends, "12");
            problems.Within($"{path}:Days", cap.Days, 1, MostDays, "365");
        }
    }
}

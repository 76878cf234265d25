using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;

namespace ShopConnector.Configuration;

/// <summary>
/// Reads <c>Referral</c> of an offer: what its member gets for a friend, when, and for how many of them.
/// </summary>
internal static class ReferralReader
{
    private const decimal LargestAmount = 1_000_000m;
    private const long MostPoints = 1_000_000_000;
    private const int MostDays = 3_650;
    private const int MostFriends = 1_000_000;

    private static readonly string[] s_values = ["Points", "Percent", "Amount", "FreeShipping"];

    private static readonly string[] s_codeSettings = ["ValidDays", "MinimumSpend", "Combines"];

    /// <summary>Null where the offer is for its member alone.</summary>
    public static Referral? Read(SettingReader offer)
    {
        if (!offer.Has("Referral"))
        {
            return null;
        }

        var one = offer.Section("Referral");
        var referral = new Referral(
            Reward(one),
            one.Has("FinalDays") ? (int)one.Whole("FinalDays", 14, 0, MostDays) : null,
            one.Decimal("OrderAtLeast", 0m, 0m, LargestAmount),
            Cap(one));
        one.RefuseUnknown();
        return referral;
    }

    private static ReferralReward Reward(SettingReader one)
    {
        var given = s_values.Where(one.Has).ToList();
        var days = (int)one.Whole("ValidDays", 90, 1, MostDays);
        var spend = one.Decimal("MinimumSpend", 0m, 0m, LargestAmount);
        var combines = one.Flag("Combines", standard: false);
        if (given.Count != 1)
        {
            one.Problem("", given.Count == 0
                ? "brings the member nothing. Give it one of Points, Percent, Amount or FreeShipping. "
                    + "For example: \"Points\": 100"
                : $"brings the member {string.Join(" and ", given)}. Give it one of them.");
            return new ReferralReward(Points: 100);
        }

        if (given[0] == "Points")
        {
            foreach (var setting in s_codeSettings.Where(one.Has))
            {
                one.Problem(
                    setting,
                    "is about a code, and Points give none. Leave it out, or give a Percent instead of Points.");
            }
        }

        return given[0] switch
        {
            "Points" => new ReferralReward(one.Whole("Points", 100, 1, MostPoints), ValidDays: days),
            "Percent" => Code(new(CodeKind.Percent, one.Decimal("Percent", 10m, 0.01m, 100m), spend, combines)),
            "Amount" => Code(new(CodeKind.Amount, one.Decimal("Amount", 5m, 0.01m, LargestAmount), spend, combines)),
            _ => FreeShipping(),
        };

        ReferralReward Code(CodeTerms terms) => new(Code: terms, ValidDays: days);

        ReferralReward FreeShipping()
        {
            if (!one.Flag("FreeShipping", standard: true))
            {
                one.Problem("FreeShipping", "is false. Write true, or leave it out and give another value.");
            }

            return Code(new(CodeKind.FreeShipping, 0m, spend, combines));
        }
    }

    private static ReferralCap? Cap(SettingReader one)
    {
        if (!one.Has("Friends") && !one.Has("Days"))
        {
            return null;
        }

        if (!one.Has("Friends"))
        {
            one.Problem("Friends", "is missing beside Days. For example: 12");
        }

        return new ReferralCap(
            (int)one.Whole("Friends", 12, 1, MostFriends), (int)one.Whole("Days", 365, 1, MostDays));
    }
}

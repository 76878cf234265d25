using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Configuration;

/// <summary>Reads offers: who, exactly one value, for how long, and what keeps them within bounds.</summary>
internal static class OffersReader
{
    private const decimal LargestAmount = 1_000_000m;
    private const int MostDays = 3_650;
    private const int MostCooldownDays = 36_500;
    private const int MostAtOnce = 1_000;
    private const int MostCodes = 100_000_000;

    private static readonly string[] s_offerValues =
        ["Percent", "Amount", "FreeShipping", "PercentOfLastOrder", "Gift"];

    private static readonly string[] s_stepValues = ["Percent", "Amount", "FreeShipping", "Tag"];

    public static Offer Offer(SettingReader one)
    {
        var offer = new Offer(
            one.Required("Name", "Kom terug"), one.Query("last_order_date < -3m"),
            Value(one, s_offerValues), (int)one.Whole("ValidDays", 7, 1, MostDays),
            (int)one.Whole("CooldownDays", 90, 0, MostCooldownDays))
        {
            MinimumSpend = one.Decimal("MinimumSpend", 0m, 0m, LargestAmount),
            Combines = one.Flag("Combines", standard: false),
            WhileTrue = one.Flag("WhileTrue", standard: false),
            NeedsConsent = one.Flag("NeedsConsent", standard: true),
            DuringComplaint = one.Flag("DuringComplaint", standard: false),
            ControlShare = one.Decimal(
                "ControlShare", Loyalty.Offers.Offer.UsualControlShare, 0m, 1m),
            Budget = Budget(one),
            Referral = ReferralReader.Read(one),
        };
        var steps = one.List("Steps");
        one.RefuseUnknown();
        return steps.Count == 0 ? offer : offer with { Steps = [.. steps.Select(Step)] };
    }

    /// <summary>Null where there is no cap.</summary>
    public static OfferPressure? Pressure(SettingReader section)
    {
        if (!section.Has("Pressure"))
        {
            return null;
        }

        var cap = section.Section("Pressure");
        var pressure = new OfferPressure(
            (int)cap.Whole("Offers", 2, 1, MostAtOnce), (int)cap.Whole("Days", 30, 1, MostDays));
        cap.RefuseUnknown();
        return pressure;
    }

    private static OfferBudget? Budget(SettingReader one)
    {
        if (!one.Has("Budget"))
        {
            return null;
        }

        var section = one.Section("Budget");
        var budget = new OfferBudget(
            section.Has("Codes") ? (int)section.Whole("Codes", 100, 1, MostCodes) : null,
            section.Has("Liability") ? section.Decimal("Liability", 2_500m, 0.01m, decimal.MaxValue / 10m) : null,
            section.Decimal("PerCode", 0m, 0m, LargestAmount));
        if (!section.Has("Codes") && !section.Has("Liability"))
        {
            one.Problem(
                "Budget", "sets no limit. Write { \"Codes\": 100 }, or { \"Liability\": 2500, \"PerCode\": 25 }.");
        }

        section.RefuseUnknown();
        return budget;
    }

    private static OfferStep Step(SettingReader one)
    {
        if (one.Text("AfterDays") is null)
        {
            one.Problem("AfterDays", "is missing. For example: 3");
        }

        var step = new OfferStep(
            (int)one.Whole("AfterDays", 3, 1, MostDays), Value(one, s_stepValues),
            (int)one.Whole("ValidDays", 7, 1, MostDays));
        one.RefuseUnknown();
        return step;
    }

    private static OfferValue Value(SettingReader one, string[] kinds)
    {
        var given = kinds.Where(one.Has).ToList();
        if (given.Count == 1)
        {
            return Value(one, given[0]);
        }

        one.Problem(
            given.Count == 0 ? "Percent" : given[1],
            given.Count == 0
                ? $"is missing: an offer is worth exactly one of {string.Join(", ", kinds)}. For example: 15"
                : $"cannot stand beside {given[0]}: an offer is worth exactly one of {string.Join(", ", kinds)}.");
        return OfferValue.Percent(15m);
    }

    private static OfferValue Value(SettingReader one, string kind)
    {
        switch (kind)
        {
            case "Percent":
                return OfferValue.Percent(one.Decimal("Percent", 15m, 0.01m, 100m));
            case "Amount":
                return OfferValue.Amount(one.Decimal("Amount", 10m, 0.01m, LargestAmount));
            case "PercentOfLastOrder":
                return OfferValue.PercentOfLastOrder(one.Decimal("PercentOfLastOrder", 10m, 0.01m, 100m));
            case "FreeShipping":
                if (!one.Flag("FreeShipping", standard: true))
                {
                    one.Problem("FreeShipping", "is false. Write true, or leave it out and give another value.");
                }

                return OfferValue.FreeShipping;
            default:
                return OfferValue.Tag(one.Required(kind, "Cadeau"));
        }
    }
}

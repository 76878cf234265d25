using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;

namespace ShopConnector.Configuration;

/// <summary>Reads one of <c>Loyalty:Rewards</c>: what it takes, and the one thing it is worth.</summary>
internal static class RewardsReader
{
    private const decimal LargestAmount = 1_000_000m;
    private const long MostPoints = 1_000_000_000;
    private const int MostDays = 3_650;

    private static readonly string[] s_values = ["Amount", "Percent", "FreeShipping", "Gift"];

    public static Reward Read(SettingReader one)
    {
        if (!one.Has("Points"))
        {
            one.Problem("Points", "is missing. For example: 500");
        }

        var gift = one.Text("Gift");
        if (gift is not null && one.Has("GiveBack") && one.Flag("GiveBack", standard: false))
        {
            one.Problem("GiveBack", "is true, but nobody can tell whether a gift was given. Leave it out.");
        }

        var reward = new Reward(one.Required("Name", "5 euro korting"), one.Whole("Points", 500, 1, MostPoints))
        {
            Terms = Terms(one),
            Gift = gift,
            ValidDays = (int)one.Whole("ValidDays", 90, 1, MostDays),
            Automatic = one.Flag("Automatic", standard: false),
            GiveBack = one.Flag("GiveBack", standard: gift is null),
        };
        one.RefuseUnknown();
        return reward;
    }

    private static CodeTerms? Terms(SettingReader one)
    {
        var given = s_values.Where(one.Has).ToList();
        var spend = one.Decimal("MinimumSpend", 0m, 0m, LargestAmount);
        var combines = one.Flag("Combines", standard: false);
        if (given.Count != 1)
        {
            one.Problem("", given.Count == 0
                ? "is worth nothing. Give it one of Amount, Percent, FreeShipping or Gift. For example: \"Amount\": 5"
                : $"is worth {string.Join(" and ", given)}. Give it one of them, and make another reward of the rest.");
            return CodeTerms.Percent(1m); // Said already; the compiler need not say it again.
        }

        return given[0] switch
        {
            "Amount" => new CodeTerms(
                CodeKind.Amount, one.Decimal("Amount", 5m, 0.01m, LargestAmount), spend, combines),
            "Percent" => new CodeTerms(CodeKind.Percent, one.Decimal("Percent", 10m, 0.01m, 100m), spend, combines),
            "FreeShipping" when one.Flag("FreeShipping", standard: true) =>
                new CodeTerms(CodeKind.FreeShipping, 0m, spend, combines),
            _ => null,
        };
    }
}

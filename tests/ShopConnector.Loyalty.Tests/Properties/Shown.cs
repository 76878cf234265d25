namespace ShopConnector.Loyalty.Tests.Properties;

/// <summary>Decisions as text, to be compared: records compare their lists by identity alone.</summary>
internal static class Shown
{
    /// <summary>What the contract calls a change: tags, tier, points and offers.</summary>
    public static string Of(Decision decision) =>
        $"{string.Join(',', decision.Tags)}; {decision.Tier}; {decision.Points}\n"
        + string.Join('\n', decision.Entitlements);

    /// <summary>All of it.</summary>
    public static string Whole(Decision decision) =>
        $"{Of(decision)}\n{decision.Metrics} {decision.NextChange}\n{string.Join('\n', decision.Postings)}";

    /// <summary>Without the letter by letter comparison of long texts, in which the difference would be lost.</summary>
    public static void ShouldSay(this string actual, string expected, string when = "") =>
        (actual == expected).ShouldBeTrue($"{when}\nexpected:\n{expected}\nbut was:\n{actual}");
}

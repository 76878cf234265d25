using System.Globalization;
using ShopConnector.Shops.WooCommerce.Plugin;
using ShopConnector.Sync.Check;

namespace ShopConnector.Shops.WooCommerce.Check;

/// <summary>Whether the companion plugin helps, and what is missing without it.</summary>
internal static class PluginCheck
{
    private const string Subject = "companion plugin";
    private const string Without =
        "rules at the checkout, loyalty in the lists of users and orders, and My account → Loyalty are missing; "
        + "all else works without";

    private const string Install =
        "Make it with shopconnector plugin pack and upload the zip under Plugins → Add Plugin.";

    /// <param name="isNeeded">A tier ships free by its tag, which only rules at the checkout can see to.</param>
    public static CheckLine Of(PluginState state, bool isNeeded) => state switch
    {
        PluginState.Ready { Health: { Rules: 0 } health } when isNeeded => new(
            Subject, CheckResult.Warning,
            $"{health.Plugin}, but without a rule for the checkout, so that no tier ships free",
            "Make a rule for the tier under WooCommerce → Loyalty."),
        PluginState.Ready { Health: var health } => new(
            Subject, CheckResult.Ok, string.Create(
                CultureInfo.InvariantCulture,
                $"{health.Plugin}, takes {health.MembersAtMost} members in a call; checkout rules: {health.Rules}")),
        PluginState.Missing when isNeeded => new(
            Subject, CheckResult.Warning, $"not there, so that no tier ships free; {Without}", Install),
        PluginState.Missing => new(Subject, CheckResult.Ok, $"not there: {Without}"),
        PluginState.Unfit unfit => new(
            Subject, CheckResult.Warning,
            $"{unfit.Version} does not fit this connector, so that members are written without it", unfit.Remedy),
        PluginState.Unwell unwell => new(
            Subject, CheckResult.Warning,
            $"it is there and does not answer, so that members are written without it: {unwell.Problem}",
            unwell.Remedy),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No words are known for this state."),
    };
}

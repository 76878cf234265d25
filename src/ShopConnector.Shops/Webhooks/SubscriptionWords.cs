using System.Globalization;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;

namespace ShopConnector.Shops.Webhooks;

/// <summary>The line of <c>check</c> about webhooks, alike for all platforms.</summary>
internal static class SubscriptionWords
{
    private const string Subject = "webhooks";

    /// <param name="wanted">False: no address is known to which the shop could tell anything.</param>
    public static CheckLine Of(SubscriptionPlan plan, bool wanted, int topics) => (plan.IsDone, wanted) switch
    {
        (true, true) => new(Subject, CheckResult.Ok, string.Create(
            CultureInfo.InvariantCulture, $"the shop tells of {topics} kinds of changes at once")),
        (true, false) => new(Subject, CheckResult.Ok, "not used: changes are found by the schedule"),
        (false, true) => new(
            Subject, CheckResult.Warning,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Make.Length} missing, {plan.Mend.Length} changed or switched off, "
                + $"{plan.Remove.Length} too many"),
            "Nothing to do while shopconnector run is up: it mends them within the hour. If they come back, see why "
            + "the shop cannot reach Web:PublicUrl."),
        (false, false) => new(
            Subject, CheckResult.Warning,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Remove.Length} are left from an address that is no longer configured"),
            "shopconnector run takes them away when it starts."),
    };

    public static CheckLine Unknown(ShopException fault) =>
        new(Subject, CheckResult.Warning, $"unknown: {fault.Problem}", fault.Remedy);
}

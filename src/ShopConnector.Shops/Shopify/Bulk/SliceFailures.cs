using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>What a person is told when bulk operations do not bring everything.</summary>
internal sealed class SliceFailures(ShopFailures failures)
{
    /// <summary>Of one slice and what it was cut into.</summary>
    public const int AttemptsMost = 6;

    private const string GoesOn = "What was read is kept; the next run goes on from there.";

    public ShopException GivenUp(SliceRun run, string why) => failures.Failure(
        Operation(run),
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Described(run)} could not be read in {AttemptsMost} attempts; of the last one {why}."),
        $"{GoesOn} If this goes on, look at Shopify's status page.", transient: true);

    public ShopException Denied(SliceRun run) => failures.Failure(
        Operation(run), "the app may not read all that is needed.",
        "Run check: it names the scopes that are missing. Then install the app again.", denied: true);

    public ShopException TooLong(SliceRun run) => failures.Failure(
        Operation(run), $"{Described(run)} takes Shopify longer than we wait.", GoesOn, transient: true);

    public ShopException NoPlace() => failures.Failure(
        "bulk operation", "others of the same app have run all the while, and Shopify starts no more.",
        $"Give ShopConnector an app of its own, or wait until they are done. {GoesOn}", transient: true);

    private static string Operation(SliceRun run) => $"bulk operation for {run.Kind.Name}";

    private static string Described(SliceRun run) => run.Slice switch
    {
        { From: null, To: null } => "the whole",
        { From: null, To: { } to } => $"what was created before {Text(to)}",
        { From: { } from, To: null } => $"what was created since {Text(from)}",
        { From: { } from, To: { } to } => $"what was created from {Text(from)} to {Text(to)}",
    };

    private static string Text(Instant moment) => InstantPattern.General.Format(moment);
}

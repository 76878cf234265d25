using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>
/// Finds the REST root: below the address where it nearly always is, else where the home page's Link header says.
/// </summary>
internal sealed partial class SiteDiscovery(
    Uri address, ShopFailures failures, Func<string, Uri, CancellationToken, Task<ShopResponse>> get, IClock clock)
{
    private const string Operation = "looking for the REST interface";

    private static readonly ImmutableArray<KeyValuePair<string, string>> _fields =
        [new("_fields", "name,home,gmt_offset,timezone_string,namespaces")];

    public static Uri UsualRoot(Uri address) =>
        address.AbsolutePath.EndsWith("/wp-json/", StringComparison.Ordinal) ? address : new Uri(address, "wp-json/");

    public async Task<WooSite> FindAsync(CancellationToken ct)
    {
        var guess = UsualRoot(address);
        var answer = await get(Operation, Index(guess), ct);
        if (answer.IsSuccess && !answer.IsHtml)
            return Read(guess, answer);

        if ((int)answer.Status is not (404 or 200))
            throw Refused(answer);

        var root = Linked(await get(Operation, address, ct));
        if (root is null || root == guess)
        {
            throw answer.IsSuccess
                ? WooFailures.Blocked(failures, Operation, answer) ?? failures.Unreadable(Operation, answer)
                : Refused(answer);
        }

        answer = await get(Operation, Index(root), ct);
        return answer.IsSuccess ? Read(root, answer) : throw Refused(answer);
    }

    private ShopException Refused(ShopResponse answer) =>
        (int)answer.Status is 401 or 403 && !answer.IsHtml
            ? failures.Failure(
                Operation, "the shop hides its REST interface from visitors.",
                "A security plugin does that: let it allow /wp-json/ and /wp-json/wc/v3/.")
            : WooFailures.Blocked(failures, Operation, answer) ?? failures.Refused(Operation, answer);

    private Uri? Linked(ShopResponse home)
    {
        var link = RestLink().Match(home.Header("Link") ?? "");
        if (!link.Success || !Uri.TryCreate(address, link.Groups["to"].Value, out var root))
            return null;

        // Keys go only where the merchant's own setting points: a header must not lead them to another host.
        return root.Host == address.Host && root.Scheme == address.Scheme ? root : null;
    }

    private static Uri Index(Uri root) =>
        new($"{WooSite.Address(root, "")}?{WooQuery.Encode(WooSite.Parameters(root, "", _fields))}");

    private WooSite Read(Uri root, ShopResponse answer)
    {
        var index = Row(JsonBody.Read(failures, Operation, answer)) ?? throw failures.Unreadable(Operation, answer);
        var (zone, hasRules) = ZoneOf(index);
        return new WooSite(
            root, SigningRoot(root, index.Home), zone, hasRules,
            index.Namespaces.Contains("wc/v3"), answer.Date - clock.GetCurrentInstant(),
            index.Namespaces.Contains("shopconnector/v1"));
    }

    private static SiteRow? Row(JsonElement body)
    {
        try
        {
            return body.Deserialize(WooJson.Default.SiteRow);
        }
        catch (JsonException)
        {
            return null; // JSON, but of some other program.
        }
    }

    private static Uri SigningRoot(Uri root, string? home) =>
        Uri.TryCreate(home, UriKind.Absolute, out var known) && known.Scheme == root.Scheme
            ? new UriBuilder(root) { Host = known.Host, Port = known.Port }.Uri : root;

    private static (DateTimeZone Zone, bool HasRules) ZoneOf(SiteRow index)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(index.TimezoneString ?? "") is { } zone)
            return (zone, true);

        var seconds = (int)decimal.Round((index.GmtOffset ?? 0) * NodaConstants.SecondsPerHour);
        return (DateTimeZone.ForOffset(Offset.FromSeconds(seconds)), false);
    }

    [GeneratedRegex("""<(?<to>[^<>]+)>\s*;\s*rel="https://api\.w\.org/?""", RegexOptions.None, 1_000)]
    private static partial Regex RestLink();
}

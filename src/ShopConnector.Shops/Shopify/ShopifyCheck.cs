using System.Globalization;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;

namespace ShopConnector.Shops.Shopify;

/// <summary>Looks at everything a run needs without changing anything.</summary>
internal sealed class ShopifyCheck(ShopifyOptions options, GraphQlClient client, PointsBudget budget, IClock clock)
{
    // A signed request or a code's period goes wrong long before people notice the clock.
    private static readonly Duration SkewMost = Duration.FromMinutes(2);

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        var lines = new List<CheckLine>();
        try
        {
            var facts = await client.QueryAsync(
                Documents.ShopFacts, variables: null, ShopifyJson.Default.GraphQlResponseShopFactsAnswer, ct);
            lines.Add(Ok("address", $"{facts.Shop.Name} ({facts.Shop.MyshopifyDomain})"));
            lines.Add(Version());
            lines.Add(Ok("credentials", "accepted"));
            var granted = GrantedScopes.Of(facts);
            var wanted = WantedScope.For(options).ToList();
            lines.AddRange(wanted.Select(one => Scope(one, granted)));
            lines.AddRange(Unneeded(wanted, granted));
            lines.Add(Writing(wanted, granted));
            if (granted.Has("read_customers"))
                lines.Add(await PersonalDataAsync(ct));

            lines.Add(Clock());
            lines.Add(Ok("plan", facts.Shop.Plan?.PublicDisplayName ?? "the shop does not tell it"));
            lines.Add(Bucket());
        }
        catch (ShopException failure)
        {
            lines.Add(new CheckLine(Subject(lines), CheckResult.Problem, failure.Problem, failure.Remedy));
        }

        return lines;
    }

    private string Subject(List<CheckLine> lines) =>
        lines.Count > 0 ? "shop" : client.LastAnswer is null ? "address" : "credentials";

    private CheckLine Version()
    {
        var served = client.LastAnswer?.Header("X-Shopify-API-Version") ?? GraphQlClient.ApiVersion;
        return served == GraphQlClient.ApiVersion
            ? Deprecated() ?? Ok("API version", served)
            : new CheckLine(
                "API version", CheckResult.Warning, $"{served} where {GraphQlClient.ApiVersion} was asked for",
                "Update ShopConnector soon; the shop no longer serves the version it was made for.");
    }

    private static CheckLine Scope(WantedScope wanted, GrantedScopes granted) =>
        granted.Covers(wanted)
            ? Ok($"scope {wanted.Handle}", wanted.Purpose)
            : new CheckLine(
                $"scope {wanted.Handle}", CheckResult.Problem, $"missing; it is for {wanted.Purpose}",
                $"Add {wanted.Handle} to the app's scopes and install the app again.");

    /// <summary>Null: everything we ask for will still be there in the next version.</summary>
    private CheckLine? Deprecated() => client.DeprecatedReason is not { } reason ? null : new CheckLine(
        "API version", CheckResult.Warning, $"{GraphQlClient.ApiVersion}, and Shopify warns: {reason}",
        "Update ShopConnector before that part of the interface is gone.");

    /// <summary>More than the programme needs is more than a stolen key should be able to do.</summary>
    private static IEnumerable<CheckLine> Unneeded(List<WantedScope> wanted, GrantedScopes granted)
    {
        string[] needed = [.. wanted.Select(one => one.Handle)];
        var others = granted.Handles.Where(handle => !needed.Contains(handle, StringComparer.Ordinal)
            && !needed.Contains(handle.Replace("read_", "write_", StringComparison.Ordinal), StringComparer.Ordinal));
        return others.ToList() is { Count: > 0 } more
            ? [Ok("other scopes", $"{string.Join(", ", more)}: granted, and not needed by the programme")] : [];
    }

    private static CheckLine Writing(List<WantedScope> wanted, GrantedScopes granted)
    {
        var missing = wanted.Where(one => one.IsForWriting && !granted.Covers(one)).Select(one => one.Handle).ToList();
        return missing.Count == 0
            ? Ok("write permission", "everything the programme asks for may be written")
            : new CheckLine(
                "write permission", CheckResult.Problem, $"not everything may be written without {Listed(missing)}",
                $"Add {Listed(missing)} to the app's scopes and install the app again.");
    }

    private static string Listed(List<string> handles) => string.Join(" and ", handles);

    private async Task<CheckLine> PersonalDataAsync(CancellationToken ct)
    {
        var answer = await client.QueryAsync(
            Documents.PersonalData, variables: null, ShopifyJson.Default.GraphQlResponsePersonalDataAnswer, ct);
        var customers = answer.Customers.All;
        return customers.Length == 0
            || customers.Any(customer => customer.DefaultEmailAddress?.EmailAddress is not null)
            ? Ok("personal data", "e-mail addresses are visible")
            : new CheckLine(
                "personal data", CheckResult.Warning, "no e-mail address is visible; guests and members of several "
                + "shops cannot be recognised",
                "Ask Shopify for access to protected customer data (level 2) for this app.");
    }

    private CheckLine Clock()
    {
        if (client.LastAnswer?.Date is not { } there)
            return new CheckLine("clock", CheckResult.Warning, "the shop does not tell its time", "Nothing to do.");

        var skew = clock.GetCurrentInstant() - there;
        var size = skew < Duration.Zero ? -skew : skew;
        var seconds = ((long)size.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return size <= SkewMost
            ? Ok("clock", $"{seconds} s from the shop's")
            : new CheckLine(
                "clock", CheckResult.Warning,
                $"this machine is {seconds} s {(skew > Duration.Zero ? "ahead" : "behind")}",
                "Let this machine set its clock from the network (NTP).");
    }

    private CheckLine Bucket() => budget.Bucket is { } bucket
        ? Ok("call budget", string.Create(
            CultureInfo.InvariantCulture, $"{bucket.MaximumAvailable:0} points, {bucket.RestoreRate:0} per second"))
        : new CheckLine("call budget", CheckResult.Warning, "the shop does not tell its call budget", "Nothing to do.");

    private static CheckLine Ok(string subject, string found) => new(subject, CheckResult.Ok, found);
}

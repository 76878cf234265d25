using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Plugin;
using ShopConnector.Shops.WooCommerce.Write;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;

namespace ShopConnector.Shops.WooCommerce.Check;

/// <summary>
/// Looks at a shop without changing anything: permission to write shows in whether an empty batch is let through.
/// </summary>
internal sealed class WooCheck(WooCommerceOptions options, WooClient client, PluginDesk plugin)
{
    private const string Coupons = "coupons";

    // A minute or two do no harm; a clock this far off has been wrong for a while and goes on drifting.
    private static readonly Duration _clockMayDiffer = Duration.FromMinutes(5);

    private readonly List<CheckLine> _lines = [];

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        WooSite? site = null;
        await TryAsync("address", async () =>
        {
            site = await client.SiteAsync(ct);
            return $"REST interface found at {site.Root}";
        });
        if (site is null)
            return _lines;

        Encryption(site);
        var clock = Clock(site);
        Zone(site);
        if (!site.HasWooCommerce)
        {
            _lines.Add(new CheckLine(
                "WooCommerce", CheckResult.Problem, WooWords.NotThere, WooWords.NotThereRemedy));
            return _lines;
        }

        if (clock == CheckResult.Problem)
        {
            // Every request is signed with the time: the same refusal of each of them would say nothing new.
            Birthdays();
            return _lines;
        }

        var companion = await plugin.AskAsync(ct);
        _lines.AddRange(await new SiteCheck(client).RunAsync(companion, ct));
        foreach (var resource in (string[])["orders", "customers", Coupons, "products"])
            await TryAsync($"read {resource}", () => ReadAsync(resource, ct));
        foreach (var resource in (string[])["orders", "customers", Coupons])
            await TryAsync($"write {resource}", () => WriteAsync(resource, ct));
        for (var at = 0; at < _lines.Count; at++)
            _lines[at] = await WithReasonAsync(_lines[at], ct);
        Keys();
        if (options.GivesFreeShippingByCode)
            _lines.Add(await new FreeShippingCheck(client).RunAsync(ct));
        _lines.Add(PluginCheck.Of(companion, options.GivesFreeShippingByTag));
        Birthdays();
        return _lines;
    }

    private void Encryption(WooSite site) => _lines.Add(site.Root switch
    {
        { Scheme: "https" } when options.CertificateFingerprint is not null =>
            new CheckLine("encryption", CheckResult.Ok, "https, trusted by the certificate's fingerprint"),
        { Scheme: "https" } => new CheckLine("encryption", CheckResult.Ok, "https"),
        { IsLoopback: true } => new CheckLine(
            "encryption", CheckResult.Ok, "plain http on this machine; requests are signed (OAuth 1.0a)"),
        _ => new CheckLine(
            "encryption", CheckResult.Warning,
            "plain http; requests are signed (OAuth 1.0a), but everybody on the way can read what customers bought",
            "Give the shop a certificate, if need be a self-signed one, and take out the setting AllowPlainHttp."),
    });

    private void Keys()
    {
        if (KeyWords.Of(client.Way) is { } line)
            _lines.Add(line);
    }

    private CheckResult Clock(WooSite site)
    {
        var apart = Magnitude(site.ClockAhead ?? Duration.Zero);
        var found = site.ClockAhead is null
            ? "the shop does not tell its time"
            : string.Create(CultureInfo.InvariantCulture, $"{apart.TotalSeconds:0} s apart from this machine");
        var isSigned = site.Root.Scheme == Uri.UriSchemeHttp;
        var result = apart > WooFailures.ClockTolerance && isSigned ? CheckResult.Problem
            : apart > _clockMayDiffer || site.ClockAhead is null ? CheckResult.Warning : CheckResult.Ok;
        _lines.Add(new CheckLine(
            "clock", result, found,
            result switch
            {
                CheckResult.Ok => null,
                CheckResult.Problem => "Let both clocks follow a time server (NTP), then run check again: until then "
                    + "the shop refuses every request, so nothing else was tried.",
                _ => "Let both clocks follow a time server (NTP).",
            }));
        return result;
    }

    private void Zone(WooSite site) => _lines.Add(site.ZoneHasRules
        ? new CheckLine("time zone", CheckResult.Ok, site.Zone.Id)
        : new CheckLine(
            "time zone", CheckResult.Warning, $"the fixed offset {site.Zone.Id}, without summer time",
            "Choose a city under Settings → General → Timezone."));

    private void Birthdays() => _lines.Add(options.BirthdayKey is null
        ? new CheckLine(
            "birthdays", CheckResult.Ok, "not read: no setting BirthdayKey names the metadata that holds them")
        : new CheckLine("birthdays", CheckResult.Ok, $"read from the metadata {options.BirthdayKey}"));

    private async Task<string> ReadAsync(string resource, CancellationToken ct)
    {
        var answer = await client.GetAsync(
            $"reading {resource}", new WooQuery(resource).With("per_page", 1).With("_fields", "id"), ct);
        return answer.Total is { } total
            ? string.Create(CultureInfo.InvariantCulture, $"{total} visible") : "allowed";
    }

    private async Task<string> WriteAsync(string resource, CancellationToken ct)
    {
        var operation = $"writing {resource}";
        var answer = await client.PostAsync(operation, new WooQuery($"{resource}/batch"), new JsonObject(), ct);
        return answer.Refusal is null
            ? "allowed"
            : throw new ShopException(
                client.Shop, operation, $"an empty batch is refused ({answer.Refusal.Code}).",
                "A plugin may have changed the interface; switch plugins off one by one to find it.");
    }

    private async Task TryAsync(string subject, Func<Task<string>> look)
    {
        try
        {
            _lines.Add(new CheckLine(subject, CheckResult.Ok, await look()));
        }
        catch (ShopException fault)
        {
            _lines.Add(new CheckLine(subject, CheckResult.Problem, fault.Problem, fault.Remedy));
        }
    }

    /// <summary>Coupons are also refused where WooCommerce does without them.</summary>
    private async Task<CheckLine> WithReasonAsync(CheckLine line, CancellationToken ct) =>
        line.Result == CheckResult.Problem && line.Subject.EndsWith(Coupons, StringComparison.Ordinal)
            && await new CouponSwitch(client).IsOffAsync(ct)
            ? new CheckLine(
                line.Subject, CheckResult.Warning, CouponSwitch.Off,
                $"Without them no personal code can be given. Tick {CouponSwitch.Box}.")
            : line;

    private static Duration Magnitude(Duration span) => span < Duration.Zero ? -span : span;
}

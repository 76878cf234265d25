using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>Finds, writes down and compares coupons. A coupon is ours when it names our entitlement.</summary>
internal sealed class CouponDesk(WooClient client, BatchSender sender, int concurrency)
{
    private const string LookUp = "looking up a code";

    /// <param name="code">Its terms in the shop's own money.</param>
    /// <param name="email">Null: whoever has the code, each once.</param>
    public async Task<JsonObject> DraftAsync(CodeToIssue code, string? email, CancellationToken ct)
    {
        var site = await client.SiteAsync(ct);
        var draft = new JsonObject
        {
            ["code"] = code.Code,
            ["discount_type"] = CouponTerms.Type(code.Terms),
            ["amount"] = CouponTerms.Amount(code.Terms).ToString(CultureInfo.InvariantCulture),
            ["usage_limit"] = email is null ? null : 1,
            ["usage_limit_per_user"] = 1,
            ["individual_use"] = !code.Terms.Combines,
            ["email_restrictions"] = email is null ? new JsonArray() : new JsonArray(email),
            // date_expires_gmt is ignored on write.
            ["date_expires"] = Plain.Local(code.EndsAt, site.Zone),
            ["description"] = code.Title,
            ["meta_data"] = new JsonArray(new JsonObject
            {
                ["key"] = CardKeys.Entitlement,
                ["value"] = code.Entitlement,
            }),
        };
        if (code.Terms.Kind == CodeKind.FreeShipping)
            draft["free_shipping"] = true;
        if (code.Terms.MinimumSpend > 0m)
            draft["minimum_amount"] = code.Terms.MinimumSpend.ToString(CultureInfo.InvariantCulture);
        return draft;
    }

    /// <summary>The coupons under these codes, without free ones. One call each: there is no list by codes.</summary>
    public async Task<IReadOnlyDictionary<string, CouponRow>> FindAsync(IEnumerable<string> codes, CancellationToken ct)
    {
        var found = new ConcurrentDictionary<string, CouponRow>(StringComparer.Ordinal);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = ct };
        await Parallel.ForEachAsync(codes.Distinct(StringComparer.Ordinal), limits, async (code, stop) =>
        {
            if (await FindAsync(code, stop) is { } coupon)
                found[code] = coupon;
        });
        return found;
    }

    private async Task<CouponRow?> FindAsync(string code, CancellationToken ct)
    {
        client.Ledger.Single();
        var answer = await client.GetAsync(LookUp, new WooQuery("coupons").With("code", code), ct);
        // The filter may have been ignored.
        return answer.Records.Select(Read).OfType<CouponRow>().FirstOrDefault(row => IsCode(row, code));
    }

    public static CouponRow? Read(JsonElement coupon)
    {
        try
        {
            return coupon.Deserialize(WooJson.Default.CouponRow);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static bool IsOurs(CouponRow row, string entitlement) =>
        string.Equals(row.MetaData.MetaText(CardKeys.Entitlement), entitlement, StringComparison.Ordinal);

    /// <summary>Null when the coupon is what was asked for; else what about it is not.</summary>
    /// <param name="code">Its terms in the shop's own money.</param>
    public static string? Difference(CouponRow row, CodeToIssue code, string? email) => row switch
    {
        _ when !row.EmailRestrictions.SequenceEqual(
            email is null ? [] : [email], StringComparer.OrdinalIgnoreCase) =>
            "its restriction to the customer's e-mail",
        _ when !IsCode(row, code.Code) => "its code",
        _ when !IsOurs(row, code.Entitlement) => "the note of whose it is",
        _ when CouponTerms.Difference(row, code.Terms) is { } difference => difference,
        _ when row.UsageLimit != (email is null ? 0 : 1) || row.UsageLimitPerUser != 1 => "its limit to one use",
        _ when Plain.Gmt(row.DateExpiresGmt) != code.EndsAt => "its last day",
        _ when row.Status is not (null or "publish") => "its status",
        _ => null,
    };

    public async Task<IReadOnlyList<BatchResult>> CreateAsync(IReadOnlyList<JsonNode> drafts, CancellationToken ct) =>
        await sender.SendAsync("creating codes", "coupons", "create", drafts, ct);

    /// <summary>For good, as a batch deletes; true for each that is no longer there.</summary>
    public async Task<ImmutableArray<bool>> DeleteAsync(IReadOnlyList<long> ids, CancellationToken ct)
    {
        var items = ids.Select(id => (JsonNode)id).ToList();
        var results = await sender.SendAsync("deleting codes", "coupons", "delete", items, ct);
        return [.. results.Select(result => result.Row is not null || result.IsUnknownId)];
    }

    /// <summary>A used coupon stays for the books, but must not come to life when its order is cancelled.</summary>
    public async Task<bool> ExpireAsync(CouponRow coupon, CancellationToken ct)
    {
        var past = new LocalDateTime(2000, 1, 1, 0, 0);
        var item = new JsonObject { ["id"] = coupon.Id, ["date_expires"] = Plain.Naive(past) };
        var results = await sender.SendAsync("ending codes", "coupons", "update", [item], ct);
        return results[0].Row is { } row && Read(row) is { } changed
            && Plain.Gmt(changed.DateExpiresGmt) < past.InUtc().ToInstant() + Duration.FromDays(2);
    }

    // WooCommerce keeps codes in lower case.
    private static bool IsCode(CouponRow row, string code) =>
        string.Equals(row.Code, code, StringComparison.OrdinalIgnoreCase);
}

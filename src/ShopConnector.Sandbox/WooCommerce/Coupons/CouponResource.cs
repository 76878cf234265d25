using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Coupons;

/// <summary><c>/coupons</c>.</summary>
internal sealed class CouponResource(ShopState shop, CouponBook book)
{
    private readonly CouponWrites _writes = new(shop, book);

    public WooAnswer List(WooRequest request)
    {
        var trash = request.List("status").Contains("trash", StringComparer.Ordinal);
        var code = request.Text("code")?.ToLowerInvariant();
        var rows = book.All.Values.Where(coupon => coupon.Trashed == trash)
            .Where(coupon => code is null || coupon.Code == code)
            .Where(coupon => request.Text("search") is not { } search
                || coupon.Code.Contains(search, StringComparison.OrdinalIgnoreCase))
            .Where(coupon => !(coupon.UpdatedAt <= WooDates.Filter(request, "modified_after", shop.Zone)))
            .Where(coupon => !(coupon.UpdatedAt >= WooDates.Filter(request, "modified_before", shop.Zone)));
        var chosen = Sorted(WooPage.Chosen(request, rows, coupon => coupon.Id), request);
        return WooPage.Of(request, chosen, coupon => Json(coupon, request));
    }

    public WooAnswer Get(WooRequest request) => WooAnswer.Ok(Json(Find(request.Id, 404), request));

    public WooAnswer Create(WooRequest request) => WooAnswer.Created(Create(request.Body, request));

    public WooAnswer Update(WooRequest request) => WooAnswer.Ok(Update(request.Id, request.Body, request));

    public WooAnswer Delete(WooRequest request) => WooAnswer.Ok(Delete(request.Id, request.Flag("force"), request));

    public WooAnswer Batch(WooRequest request) => WooBatch.Run(request.Body, new BatchSteps(
        item => Create(item, request),
        (id, item) => Update(id, item, request),
        id => Delete(id, force: true, request)));

    private JsonObject Create(JsonObject body, WooRequest request)
    {
        if (WooValues.Text(body["code"]) is not { Length: > 0 })
            throw new WooError(400, "rest_missing_callback_param", "Missing parameter(s): code");
        var coupon = new Coupon { CreatedAt = shop.Now, UpdatedAt = shop.Now };
        _writes.Apply(coupon, body);
        coupon.Id = shop.OrderIds.Next(); // What is refused was no post yet, and takes no number.
        book.All.Add(coupon.Id, coupon);
        return Json(coupon, request);
    }

    private JsonObject Update(long? id, JsonObject body, WooRequest request)
    {
        var coupon = Find(id, 400);
        _writes.Apply(coupon, body);
        return Json(coupon, request);
    }

    private JsonObject Delete(long? id, bool force, WooRequest request)
    {
        var coupon = Find(id, 404);
        if (force)
            book.All.Remove(coupon.Id);
        else if (coupon.Trashed)
            throw new WooError(410, "woocommerce_rest_already_trashed", "The coupon has already been deleted.");
        else
            coupon.Trashed = true;
        return Json(coupon, request);
    }

    private Coupon Find(long? id, int missing) =>
        id is { } known && book.All.TryGetValue(known, out var coupon)
            ? coupon
            : throw new WooError(missing, "woocommerce_rest_shop_coupon_invalid_id", "Invalid ID.");

    private static List<Coupon> Sorted(IEnumerable<Coupon> rows, WooRequest request)
    {
        var by = WooPage.OrderBy(request, "date", "date", "id", "include", "title", "slug", "modified");
        Func<Coupon, Instant> key = by switch
        {
            "modified" => coupon => coupon.UpdatedAt,
            "id" => _ => default,
            _ => coupon => coupon.CreatedAt,
        };
        return WooPage.Descending(request, standard: true)
            ? [.. rows.OrderByDescending(key).ThenByDescending(coupon => coupon.Id)]
            : [.. rows.OrderBy(key).ThenBy(coupon => coupon.Id)];
    }

    private JsonObject Json(Coupon coupon, WooRequest request) => new()
    {
        ["id"] = coupon.Id,
        ["code"] = coupon.Code,
        ["amount"] = WooText.Money(coupon.Amount),
        ["status"] = coupon.Trashed ? "trash" : "publish",
        ["date_created"] = WooDates.Local(coupon.CreatedAt, shop.Zone),
        ["date_created_gmt"] = WooDates.Gmt(coupon.CreatedAt),
        ["date_modified"] = WooDates.Local(coupon.UpdatedAt, shop.Zone),
        ["date_modified_gmt"] = WooDates.Gmt(coupon.UpdatedAt),
        ["discount_type"] = coupon.DiscountType,
        ["description"] = coupon.Description,
        ["date_expires"] = WooDates.Local(coupon.ExpiresAt, shop.Zone),
        ["date_expires_gmt"] = WooDates.Gmt(coupon.ExpiresAt),
        ["usage_count"] = coupon.UsedBy.Count,
        ["individual_use"] = coupon.IndividualUse,
        ["product_ids"] = new JsonArray(),
        ["excluded_product_ids"] = new JsonArray(),
        ["usage_limit"] = coupon.UsageLimit,
        ["usage_limit_per_user"] = coupon.UsageLimitPerUser,
        ["limit_usage_to_x_items"] = null,
        ["free_shipping"] = coupon.FreeShipping,
        ["product_categories"] = new JsonArray(),
        ["excluded_product_categories"] = new JsonArray(),
        ["exclude_sale_items"] = false,
        ["minimum_amount"] = WooText.Money(coupon.MinimumAmount),
        ["maximum_amount"] = "0.00",
        ["email_restrictions"] = Emails(coupon),
        ["used_by"] = new JsonArray([.. coupon.UsedBy.Select(user => (JsonNode)JsonValue.Create(user))]),
        ["meta_data"] = WooMeta.Shown(coupon.Metadata),
        ["_links"] = Site.Links(request, "coupons", coupon.Id),
    };

    private static JsonNode Emails(Coupon coupon)
    {
        if (!coupon.EmailsHaveGaps)
            return new JsonArray([.. coupon.EmailRestrictions.Select(email => (JsonNode)JsonValue.Create(email))]);
        // PHP keeps the numbers of a list with a gap, and a list with a gap is an object in JSON.
        return new JsonObject(coupon.EmailRestrictions.Select((email, index) => KeyValuePair.Create(
            (index + 1).ToString(CultureInfo.InvariantCulture), (JsonNode?)JsonValue.Create(email))));
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Coupons;

/// <summary>Takes over what a request says of a coupon, forgiving what WooCommerce forgives.</summary>
internal sealed partial class CouponWrites(ShopState shop, CouponBook book)
{
    private readonly WooMeta _meta = new(shop);

    public void Apply(Coupon coupon, JsonObject body)
    {
        // Everything that can be refused comes first: a refused coupon must not be half changed.
        var code = CodeOf(coupon, body);
        var type = TypeOf(coupon, body);
        var amount = body.ContainsKey("amount") ? AmountOf(body["amount"]) : coupon.Amount;
        if (type == "percent" && amount > 100m)
            throw new WooError(400, "coupon_invalid_amount", "Invalid discount amount");
        (coupon.Code, coupon.DiscountType, coupon.Amount) = (code, type, amount);
        coupon.Description = WooValues.Text(body["description"]) ?? coupon.Description;
        if (body.ContainsKey("usage_limit"))
            coupon.UsageLimit = LimitOf(body["usage_limit"]);
        if (body.ContainsKey("usage_limit_per_user"))
            coupon.UsageLimitPerUser = LimitOf(body["usage_limit_per_user"]);
        if (body.ContainsKey("individual_use"))
            coupon.IndividualUse = WooValues.Truth(body["individual_use"]);
        if (body.ContainsKey("free_shipping"))
            coupon.FreeShipping = WooValues.Truth(body["free_shipping"]);
        if (body.ContainsKey("minimum_amount"))
            coupon.MinimumAmount = AmountOf(body["minimum_amount"]);
        ApplyExpiry(coupon, body);
        if (body.ContainsKey("email_restrictions"))
            ApplyEmails(coupon, WooValues.Texts(body["email_restrictions"]));
        _meta.Write(coupon.Metadata, body["meta_data"]);
        coupon.UpdatedAt = shop.Now;
    }

    private string CodeOf(Coupon coupon, JsonObject body)
    {
        if (WooValues.Text(body["code"]) is not { } text)
            return coupon.Code;
        var code = text.Trim().ToLowerInvariant();
        if (book.ByCode(code) is { } taken && taken.Id != coupon.Id)
            throw new WooError(
                400, "woocommerce_rest_coupon_code_already_exists", "The coupon code already exists",
                new JsonObject { ["status"] = 400, ["resource_id"] = taken.Id });
        return code;
    }

    private static string TypeOf(Coupon coupon, JsonObject body) => WooValues.Text(body["discount_type"]) switch
    {
        null => coupon.DiscountType,
        "percent" or "fixed_cart" or "fixed_product" => WooValues.Text(body["discount_type"])!,
        _ => throw WooError.InvalidParameter(
            "discount_type", "discount_type is not one of percent, fixed_cart, and fixed_product."),
    };

    /// <summary>"abc" is nothing.</summary>
    private static decimal AmountOf(JsonNode? node) => Math.Max(0m, WooValues.Number(node) ?? 0m);

    /// <summary>Below zero loses its sign; zero and null mean none.</summary>
    private static int? LimitOf(JsonNode? node)
    {
        var limit = (int)Math.Min(int.MaxValue, Math.Abs(WooValues.Number(node) ?? 0m));
        return limit == 0 ? null : limit;
    }

    /// <summary>date_expires_gmt is ignored; "" clears, null changes nothing.</summary>
    private void ApplyExpiry(Coupon coupon, JsonObject body)
    {
        if (body["date_expires"] is not { } node)
            return;
        var text = WooValues.Text(node) ?? "";
        coupon.ExpiresAt = node.GetValueKind() switch
        {
            JsonValueKind.Number => NodaTime.Instant.FromUnixTimeSeconds((long)(WooValues.Number(node) ?? 0m)),
            _ when text.Length == 0 => null,
            _ => CouponDates.Read(text, shop.Zone),
        };
    }

    /// <summary>Invalid addresses are dropped without a word; when none is left, the coupon is everybody's.</summary>
    private void ApplyEmails(Coupon coupon, IReadOnlyList<string> emails)
    {
        var kept = emails.Select((email, place) => (Email: email.Trim().ToLowerInvariant(), Place: place))
            .Where(row => WordPressEmail().IsMatch(row.Email) && (shop.IsCalm || !shop.RestrictionsDropped))
            .ToList();
        coupon.EmailRestrictions = [.. kept.Select(row => row.Email)];
        coupon.EmailsHaveGaps = kept.Where((row, index) => row.Place != index).Any();
    }

    [GeneratedRegex(
        @"^(\*|[a-z0-9!#$%&'*+/=?^_`{|}~.-]+)@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex WordPressEmail();
}

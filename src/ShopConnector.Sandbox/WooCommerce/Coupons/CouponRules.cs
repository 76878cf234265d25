using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.WooCommerce.Coupons;

/// <summary>Whether a coupon works for a cart, and what it takes off. Checked in WooCommerce's order.</summary>
internal sealed class CouponRules(ShopState shop)
{
    /// <summary>Why it does not work; null when it does.</summary>
    public string? Refusal(Coupon? coupon, CheckoutCart cart)
    {
        if (coupon is null)
            return $"Waardebon \"{cart.Code}\" bestaat niet.";
        if (coupon.UsageLimit is { } limit && coupon.UsedBy.Count >= limit)
            return "De limiet voor het gebruik van deze waardebon is bereikt.";
        if (coupon.UsageLimitPerUser is { } perUser && UsesBy(coupon, cart) >= perUser)
            return "U hebt deze waardebon al gebruikt.";
        if (IsExpired(coupon))
            return "Deze waardebon is verlopen.";
        if (cart.Subtotal < coupon.MinimumAmount)
            return "Het minimumbedrag voor deze waardebon is niet bereikt.";
        return coupon.EmailRestrictions.Count > 0 && !Mails(cart).Any(mail => IsAllowed(coupon, mail))
            ? "Deze waardebon is niet voor dit e-mailadres."
            : null;
    }

    public static decimal Discount(Coupon coupon, decimal subtotal) => coupon.DiscountType switch
    {
        "percent" => decimal.Round(subtotal * coupon.Amount / 100m, 2, MidpointRounding.AwayFromZero),
        _ => Math.Min(coupon.Amount, subtotal),
    };

    public static CodeValue Value(Coupon coupon) => coupon.DiscountType == "percent"
        ? new CodeValue(coupon.Amount, 0m, coupon.FreeShipping, coupon.MinimumAmount)
        : new CodeValue(0m, coupon.Amount, coupon.FreeShipping, coupon.MinimumAmount);

    public bool IsLive(Coupon coupon) =>
        !coupon.Trashed && !IsExpired(coupon) && !(coupon.UsageLimit <= coupon.UsedBy.Count);

    private bool IsExpired(Coupon coupon) => coupon.ExpiresAt is { } end && shop.Now > end;

    private static int UsesBy(Coupon coupon, CheckoutCart cart)
    {
        var names = Mails(cart).ToHashSet(StringComparer.Ordinal);
        if (cart.Customer is { } customer)
            names.Add(customer.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return coupon.UsedBy.Count(names.Contains);
    }

    /// <summary>The account's address and the one typed at the till both count.</summary>
    private static IEnumerable<string> Mails(CheckoutCart cart) =>
        new[] { cart.Customer?.Email, cart.Email }.OfType<string>()
            .Select(mail => mail.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal);

    /// <summary>A restriction may be <c>*@example.com</c>.</summary>
    private static bool IsAllowed(Coupon coupon, string mail) => coupon.EmailRestrictions.Any(rule =>
        rule.StartsWith('*') ? mail.EndsWith(rule[1..], StringComparison.Ordinal) : rule == mail);
}

using ShopConnector.Loyalty.Offers;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>
/// What a code takes off in WooCommerce's words. Free shipping is a mark on a coupon that takes nothing off the goods.
/// </summary>
internal static class CouponTerms
{
    private const string Percent = "percent";
    private const string Cart = "fixed_cart";

    // WooCommerce shows amounts with two decimals, whatever it holds.
    private const int DecimalsShown = 2;

    public static string Type(CodeTerms terms) => terms.Kind == CodeKind.Percent ? Percent : Cart;

    public static decimal Amount(CodeTerms terms) => terms.Kind == CodeKind.FreeShipping ? 0m : terms.Number;

    /// <summary>The other way round, of a coupon of ours.</summary>
    public static CodeTerms Of(CouponRow row) => new(
        row.FreeShipping ? CodeKind.FreeShipping : row.DiscountType == Percent ? CodeKind.Percent : CodeKind.Amount,
        row.Amount ?? 0m, row.MinimumAmount ?? 0m, Combines: !row.IndividualUse);

    /// <summary>Null when the coupon takes off what was asked for; else what about it is not so.</summary>
    public static string? Difference(CouponRow row, CodeTerms terms) => row switch
    {
        _ when row.DiscountType != Type(terms) || !IsShown(row.Amount, Amount(terms)) =>
            terms.Kind == CodeKind.Percent ? "its percentage" : "its amount",
        _ when row.FreeShipping != (terms.Kind == CodeKind.FreeShipping) => "its free shipping",
        _ when !IsShown(row.MinimumAmount ?? 0m, terms.MinimumSpend) => "its minimum spend",
        _ when row.IndividualUse == terms.Combines => "whether it combines with other codes",
        _ => null,
    };

    private static bool IsShown(decimal? shown, decimal asked) =>
        shown == decimal.Round(asked, DecimalsShown, MidpointRounding.AwayFromZero);
}

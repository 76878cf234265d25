using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>
/// Names of postings: what happened, and to what. They are the contract with every ledger already stored.
/// </summary>
internal static class PostingKey
{
    public const string EarnPrefix = "earn:";
    public const string RefundPrefix = "refund:";
    public const string CancelPrefix = "cancel:";
    public const string AdjustPrefix = "adjust:";
    public const string ExpirePrefix = "expire:";
    public const string RedeemPrefix = "redeem:";
    public const string ReturnPrefix = "return:";
    public const string ManualPrefix = "manual:";
    public const string ReferralPrefix = "referral:";
    public const string ReferralAdjustPrefix = "referral-adjust:";
    private const string BonusPrefix = "bonus:";

    public static string Earn(OrderKey order) => $"{EarnPrefix}{order}";

    public static string Refund(OrderKey order, string refund) => $"{RefundPrefix}{order}:{refund}";

    public static string Cancel(OrderKey order) => $"{CancelPrefix}{order}";

    public static string Adjust(string order, int number) =>
        FormattableString.Invariant($"{AdjustPrefix}{order}:{number}");

    /// <summary>Of the friend's order.</summary>
    public static string Referral(OrderKey order) => $"{ReferralPrefix}{order}";

    public static string ReferralAdjust(OrderKey order, int number) =>
        FormattableString.Invariant($"{ReferralAdjustPrefix}{order}:{number}");

    public static string Expire(string lot) => ExpirePrefix + lot;

    public static string Redeem(string redemption) => RedeemPrefix + redemption;

    public static string Manual(string adjustment) => ManualPrefix + adjustment;

    public static string Return(string redemption, string refund) => $"{ReturnPrefix}{redemption}:{refund}";

    public static string ReturnOnCancel(string redemption) => Return(redemption, "cancel");

    public static string ReturnUnused(string redemption) => Return(redemption, "unused");

    public static string RetakeOfUnused(string redemption) => Return(redemption, "used");

    public static string Bonus(string name, CustomerKey customer) => $"{BonusOf(name)}{customer}";

    public static string Bonus(string name, string source) => BonusOf(name) + source;

    public static string Bonus(string name, int year) => FormattableString.Invariant($"{BonusOf(name)}{year}");

    /// <summary>What every posting of one bonus starts with.</summary>
    public static string BonusOf(string name) => $"{BonusPrefix}{name}:";

    public static bool Is(string key, string prefix) => key.StartsWith(prefix, StringComparison.Ordinal);

    public static string After(string key, string prefix) => key[prefix.Length..];
}

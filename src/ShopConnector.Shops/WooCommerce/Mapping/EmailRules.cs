using System.Collections.Frozen;

namespace ShopConnector.Shops.WooCommerce.Mapping;

/// <summary>
/// What WordPress takes for an e-mail address (its <c>is_email</c>). Others it drops from a coupon's restriction
/// without a word, and a coupon without restriction is everybody's.
/// </summary>
internal static class EmailRules
{
    private const int Shortest = 6;

    private static readonly FrozenSet<char> _local =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+/=?^_`{|}~.-".ToFrozenSet();

    /// <summary>True when a coupon can be kept to exactly this address.</summary>
    public static bool CanRestrict(string? email) =>
        // To WooCommerce a * in a restriction stands for anything.
        email is not null && IsEmail(email) && !email.Contains('*');

    public static bool IsEmail(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (email.Length < Shortest || at < 1)
            return false;

        var domain = email[(at + 1)..];
        return email[..at].All(_local.Contains) && IsDomain(domain);
    }

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(IsLabel);
    }

    private static bool IsLabel(string label) =>
        label.Length > 0 && label[0] != '-' && label[^1] != '-'
        && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}

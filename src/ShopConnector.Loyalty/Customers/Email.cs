using System.Collections.Frozen;
using System.Text;

namespace ShopConnector.Loyalty.Customers;

/// <summary>E-mail addresses join the customers of several shops to one member, so one spelling must win.</summary>
public static class Email
{
    // Nobody's: kept for names that must never exist (RFC 2606). WooCommerce's eraser writes deleted@site.invalid.
    private const string NobodysDomain = ".invalid";

    // Tills, markets and imports put one of these where a buyer gave no address: it would join strangers.
    private static readonly FrozenSet<string> s_unanswered = FrozenSet.Create(
        StringComparer.Ordinal, "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply");

    /// <summary>
    /// Normalised, and null as well for an address that stands for nobody or for everybody. Whoever maps what a shop
    /// says of a buyer takes this one.
    /// </summary>
    public static string? OfOnePerson(string? address) =>
        Normalise(address) is { } email && !IsPlaceholder(email) ? email : null;

    /// <summary>Trimmed, NFC, lower case; null when nothing is left.</summary>
    public static string? Normalise(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        return address.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }

    private static bool IsPlaceholder(string email) =>
        email.EndsWith(NobodysDomain, StringComparison.Ordinal)
        || (email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && s_unanswered.Contains(email[..at]));
}

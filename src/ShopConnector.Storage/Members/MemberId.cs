using System.Security.Cryptography;
using System.Text;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Storage.Members;

/// <summary>
/// Derived and not drawn, so that the same address gives the same member whichever shop, machine or page comes first;
/// keyed with the installation's secret, so that an id in a log gives no address away.
/// </summary>
internal static class MemberId
{
    private const int Length = 24;

    public static string Of(CustomerKey customer, string? normalisedEmail, byte[] secret) =>
        normalisedEmail is null ? Hash($"account {customer}", secret) : OfEmail(normalisedEmail, secret);

    public static string OfEmail(string normalisedEmail, byte[] secret) => Hash($"e-mail {normalisedEmail}", secret);

    /// <summary>Of what is no member, and only ever compared.</summary>
    public static string OfText(string text, byte[] secret) => Hash(text, secret)[1..];

    private static string Hash(string subject, byte[] secret) =>
        "m" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(subject)))[..Length];
}

using System.Globalization;
using System.Text.RegularExpressions;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Offers;

/// <summary>
/// Begins with what it is and whose: <c>{offer}:{shop}:{account}:</c>, of a guest <c>{offer}:{member}:</c>, as a guest
/// is its address, which no key may tell. An account takes its keys along when its address changes; named after the
/// member it left, they would be made once more for whoever has the address then, and be the other's codes and points.
/// </summary>
public static partial class EntitlementKey
{
    internal static string Of(string name, CustomerKey customer, string member) =>
        customer.IsGuest ? $"{name}:{member}:" : $"{name}:{customer}:";

    /// <summary>
    /// The offer and its step; null for any other key. What points were spent on has another one, without a day.
    /// </summary>
    public static (string Offer, int Step)? OfferOf(string key) => OfferKey().Match(key) is { Success: true } read
        ? (read.Groups["offer"].Value,
            read.Groups["step"] is { Success: true } step ? int.Parse(step.Value, CultureInfo.InvariantCulture) : 1)
        : null;

    [GeneratedRegex(
        @"^(?<offer>.+):(m[0-9a-f]+|[^:]+:[^:]+):\d{4}-\d{2}-\d{2}(:(?<step>\d{1,3}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex OfferKey();
}

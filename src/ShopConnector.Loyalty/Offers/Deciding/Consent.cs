using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>
/// Whether a member agreed to e-mail: subscribed in any of the shops. Where no shop tells anything, as WooCommerce by
/// itself does not, the programme's setting decides.
/// </summary>
internal static class Consent
{
    private const string Subscribed = "SUBSCRIBED";

    public static bool Given(ImmutableArray<Customer> customers, UnknownConsent unknown)
    {
        var isKnown = false;
        foreach (var customer in customers)
        {
            if (customer.EmailSubscription is not { Length: > 0 } subscription)
                continue;

            if (string.Equals(subscription, Subscribed, StringComparison.OrdinalIgnoreCase))
                return true;

            isKnown = true;
        }

        return !isKnown && unknown == UnknownConsent.Allow;
    }
}

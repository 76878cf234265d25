using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>From a customer as Shopify gives it to ours.</summary>
internal static class CustomerMapping
{
    public static PulledCustomer From(string shop, CustomerNode node)
    {
        var customer = new Customer
        {
            Key = new CustomerKey(shop, Gid.Number(node.Id)),
            Email = Email.Normalise(node.DefaultEmailAddress?.EmailAddress),
            CreatedAt = node.CreatedAt,
            Tags = [.. node.Tags],
            Country = node.DefaultAddress?.CountryCodeV2,
            Region = node.DefaultAddress?.ProvinceCode,
            City = node.DefaultAddress?.City,
            Language = node.Locale,
            Birthday = Birthday(node.BirthDate?.Value),
            EmailSubscription = node.DefaultEmailAddress?.MarketingState,
            AccountStatus = node.State,
            HasVerifiedEmail = node.VerifiedEmail,
        };
        return new PulledCustomer(customer, Card(node), node.DisplayName, node.UpdatedAt);
    }

    private static LoyaltyCard Card(CustomerNode node) => new()
    {
        Tags = [.. node.Tags],
        Points = Whole(node.Points),
        PointsPending = Whole(node.PointsPending),
        Tier = node.Tier?.Value,
        OfferCode = node.OfferCode?.Value,
        OfferUntil = node.OfferUntil?.Value,
        Digests = Digests(node),
        ReferralCode = node.ReferralCode?.Value,
    };

    private static ImmutableDictionary<CardField, string>? Digests(CustomerNode node)
    {
        (CardField Field, ValueNode? Value)[] fields =
        [
            (CardField.Points, node.Points), (CardField.PointsPending, node.PointsPending),
            (CardField.Tier, node.Tier), (CardField.OfferCode, node.OfferCode), (CardField.OfferUntil, node.OfferUntil),
            (CardField.ReferralCode, node.ReferralCode),
        ];
        var known = fields.Where(one => one.Value?.CompareDigest is not null)
            .ToImmutableDictionary(one => one.Field, one => one.Value!.CompareDigest!);
        return known.IsEmpty ? null : known;
    }

    private static long? Whole(ValueNode? field) =>
        long.TryParse(field?.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points)
            ? points : null;

    // A merchant's own metafield may hold anything; what is no date is no birthday.
    private static LocalDate? Birthday(string? value) =>
        value is not null && LocalDatePattern.Iso.Parse(value) is { Success: true } date ? date.Value : null;
}

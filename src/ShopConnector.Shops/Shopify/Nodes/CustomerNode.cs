using NodaTime;

namespace ShopConnector.Shops.Shopify.Nodes;

/// <summary>A customer as <c>CustomerFacts.graphql</c> asks for it; personal data that is withheld is null.</summary>
internal sealed record CustomerNode
{
    public required string Id { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public string? DisplayName { get; init; }

    public string? Locale { get; init; }

    public string? State { get; init; }

    public bool? VerifiedEmail { get; init; }

    public required string[] Tags { get; init; }

    public EmailNode? DefaultEmailAddress { get; init; }

    public AddressNode? DefaultAddress { get; init; }

    public ValueNode? BirthDate { get; init; }

    public ValueNode? Points { get; init; }

    public ValueNode? PointsPending { get; init; }

    public ValueNode? Tier { get; init; }

    public ValueNode? OfferCode { get; init; }

    public ValueNode? OfferUntil { get; init; }

    public ValueNode? ReferralCode { get; init; }
}

internal sealed record EmailNode(string? EmailAddress = null, string? MarketingState = null);

internal sealed record AddressNode(
    string? CountryCodeV2 = null, string? ProvinceCode = null, string? City = null, string? Name = null,
    string? Zip = null, string? Address1 = null, string? Address2 = null);

internal sealed record ValueNode(string? Value, string? CompareDigest = null);

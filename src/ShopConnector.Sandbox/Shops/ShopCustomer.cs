using NodaTime;

namespace ShopConnector.Sandbox.Shops;

/// <summary>An account. Guests have none: they live on their orders only. Change it under the shop's gate.</summary>
internal sealed class ShopCustomer
{
    public required long Id { get; init; }

    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    /// <summary>As typed: upper case, a trailing space or a decomposed accent may be in it.</summary>
    public string? Email { get; set; }

    /// <summary>False: somebody registered with it, and nobody has clicked the link in the mail.</summary>
    public bool IsEmailVerified { get; set; } = true;

    public string? Phone { get; set; }

    public required PostalAddress Address { get; set; }

    /// <summary>Two letters, lower case.</summary>
    public string Language { get; set; } = "nl";

    public LocalDate? Birthday { get; set; }

    public bool AcceptsMarketing { get; set; }

    /// <summary>A WordPress role; <c>customer</c> for buyers.</summary>
    public string Role { get; set; } = "customer";

    public bool IsStaff => Role is "administrator" or "shop_manager";

    /// <summary>As the shop shows them, in the order in which they were added. WooCommerce leaves this empty.</summary>
    public List<string> Tags { get; } = [];

    public List<MetaEntry> Metadata { get; } = [];

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; set; }

    public string DisplayName => $"{FirstName} {LastName}".Trim();
}

/// <summary>Where a buyer lives; <see cref="Country"/> is ISO 3166 alpha-2.</summary>
internal sealed record PostalAddress(string Street, string Postcode, string City, string Country);

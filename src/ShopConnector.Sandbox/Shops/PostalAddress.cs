namespace ShopConnector.Sandbox.Shops;

/// <summary>Where a buyer lives; <see cref="Country"/> is ISO 3166 alpha-2.</summary>
internal sealed record PostalAddress(string Street, string Postcode, string City, string Country);

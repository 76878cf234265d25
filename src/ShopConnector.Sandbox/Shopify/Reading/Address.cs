using System.Globalization;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>A postal address with the name on it.</summary>
internal sealed record Address(long Id, string FirstName, string LastName, string? Phone, PostalAddress Where)
{
    private string Country => CountryName(Where.Country);

    public static void AddTo(Resolvers resolvers) => resolvers.On<Address>("MailingAddress")
        .Field("id", address => Gid.Of("MailingAddress", address.Id))
        .Field("firstName", address => address.FirstName)
        .Field("lastName", address => address.LastName)
        .Field("name", address => $"{address.FirstName} {address.LastName}".Trim())
        .Field("address1", address => address.Where.Street)
        .Field("address2", _ => null)
        .Field("zip", address => address.Where.Postcode)
        .Field("city", address => address.Where.City)
        .Field("country", address => address.Country)
        .Field("countryCodeV2", address => address.Where.Country)
        .Field("province", _ => null)
        .Field("provinceCode", _ => null)
        .Field("company", _ => null)
        .Field("phone", address => address.Phone)
        .Field("formattedArea", address => $"{address.Where.City}, {address.Country}");

    private static string CountryName(string code)
    {
        try
        {
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}

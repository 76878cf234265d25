using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Customers;

internal static class AddressJson
{
    public static JsonObject Billing(string first, string last, PostalAddress address, string email, string phone)
    {
        var json = Shipping(first, last, address);
        json["email"] = email;
        json["phone"] = phone;
        return json;
    }

    public static JsonObject Shipping(string first, string last, PostalAddress address) => new()
    {
        ["first_name"] = WooText.Encoded(first),
        ["last_name"] = WooText.Encoded(last),
        ["company"] = "",
        ["address_1"] = WooText.Encoded(address.Street),
        ["address_2"] = "",
        ["city"] = WooText.Encoded(address.City),
        ["state"] = "",
        ["postcode"] = address.Postcode,
        ["country"] = address.Country,
    };
}

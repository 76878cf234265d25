using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Customers;

/// <summary>
/// WooCommerce has no customer tags: this merchant keeps labels with another plugin, as a list under a key of its own.
/// </summary>
internal sealed class MerchantLabels(ShopState shop)
{
    public const string Key = "klant_labels";

    public static IReadOnlyList<string> Of(ShopCustomer customer) =>
        WooValues.Texts(customer.Metadata.Find(entry => entry.Key == Key)?.Value);

    public bool Add(ShopCustomer customer, string label)
    {
        var held = Of(customer);
        if (held.Contains(label, StringComparer.OrdinalIgnoreCase))
            return false;
        Write(customer, [.. held, label]);
        return true;
    }

    public bool Remove(ShopCustomer customer, string label)
    {
        var held = Of(customer);
        var left = held.Where(one => !string.Equals(one, label, StringComparison.OrdinalIgnoreCase)).ToList();
        if (left.Count == held.Count)
            return false;
        Write(customer, left);
        return true;
    }

    private void Write(ShopCustomer customer, List<string> labels)
    {
        var value = new JsonArray([.. labels.Select(label => (JsonNode)JsonValue.Create(label))]);
        if (customer.Metadata.Find(entry => entry.Key == Key) is { } entry)
        {
            entry.Value = value;
            entry.UpdatedAt = shop.Now;
        }
        else
        {
            customer.Metadata.Add(new MetaEntry
            {
                Id = shop.OtherIds.Next(),
                Key = Key,
                Value = value,
                CreatedAt = shop.Now,
                UpdatedAt = shop.Now,
            });
        }

        shop.Touch(customer);
    }
}

using System.Collections.Frozen;
using System.Globalization;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Mapping;

/// <summary>An account of the shop, staff included: a user of any role may buy.</summary>
internal sealed class CustomerMapping(string shop, string? birthdayKey)
{
    private const string Enabled = "ENABLED";

    private static readonly FrozenSet<string> _staffRoles =
        FrozenSet.Create(StringComparer.Ordinal, "administrator", "shop_manager", "editor", "author", "contributor");

    /// <exception cref="OddRecordException">It has no id.</exception>
    public PulledCustomer Map(CustomerRow row)
    {
        if (row.Id <= 0)
            throw new OddRecordException("id");

        var address = Used(row.Billing) ?? Used(row.Shipping);
        var email = Email.OfOnePerson(Plain.Text(row.Email) ?? Plain.Text(row.Billing?.Email));
        var customer = new Customer
        {
            Key = new CustomerKey(shop, row.Id.ToString(CultureInfo.InvariantCulture)),
            Email = email,
            IsCodeless = !EmailRules.CanRestrict(email),
            CreatedAt = Plain.Gmt(row.DateCreatedGmt),
            Country = Plain.Text(address?.Country),
            Region = Plain.Text(address?.State),
            City = Plain.Text(address?.City),
            Birthday = birthdayKey is null ? null : Plain.Date(row.MetaData.MetaText(birthdayKey)),
            AccountStatus = Enabled,
        };
        var name = NameOf(row.FirstName, row.LastName)
            ?? NameOf(row.Billing?.FirstName, row.Billing?.LastName) ?? Plain.Text(row.Username);
        return new PulledCustomer(
            customer, CardReading.Of(row.MetaData), name, Plain.Gmt(row.DateModifiedGmt),
            IsStaff: _staffRoles.Contains(row.Role ?? ""));
    }

    public static string? NameOf(string? first, string? last) => Plain.Text($"{Plain.Text(first)} {Plain.Text(last)}");

    private static AddressRow? Used(AddressRow? address) =>
        string.IsNullOrEmpty(address?.Country) ? null : address;
}

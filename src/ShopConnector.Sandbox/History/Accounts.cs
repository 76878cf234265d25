using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.Webhooks;

namespace ShopConnector.Sandbox.History;

/// <summary>Opens accounts, with what other programs of the merchant have already written on them.</summary>
internal sealed class Accounts(ShopState shop)
{
    private const long FirstDebtor = 4_000;

    public ShopCustomer Open(Person person, SeededRandom random, Instant at)
    {
        var customer = new ShopCustomer
        {
            Id = shop.CustomerIds.Next(),
            FirstName = person.FirstName,
            LastName = person.LastName,
            Email = person.Email,
            Phone = person.Phone,
            Address = person.Address,
            Language = person.Language,
            Birthday = person.Birthday,
            AcceptsMarketing = random.Chance(0.6),
            CreatedAt = at,
            UpdatedAt = at,
        };
        if (person.Birthday is { } birthday)
            AddBirthday(customer, LocalDatePattern.Iso.Format(birthday), at);
        if (shop.Platform == SandboxPlatforms.WooCommerce && random.Chance(0.2))
        {
            var debtor = (FirstDebtor + customer.Id).ToString(CultureInfo.InvariantCulture);
            Add(customer, "boekhouding_debiteur", JsonValue.Create(debtor), at);
        }


        shop.Customers.Add(customer.Id, customer);
        shop.Tell(Subject.Customer, customer.Id, Deed.Created);
        return customer;
    }

    private void AddBirthday(ShopCustomer customer, string date, Instant at)
    {
        if (shop.Platform == SandboxPlatforms.WooCommerce)
            Add(customer, "birthday", JsonValue.Create(date), at);
        else
            customer.Metadata.Add(new MetaEntry
            {
                Id = shop.OtherIds.Next(),
                Namespace = "facts",
                Key = "birth_date",
                Type = "date",
                Value = JsonValue.Create(date),
                CreatedAt = at,
                UpdatedAt = at,
            });
    }

    private void Add(ShopCustomer customer, string key, JsonNode value, Instant at) =>
        customer.Metadata.Add(new MetaEntry
        {
            Id = shop.OtherIds.Next(),
            Key = key,
            Value = value,
            CreatedAt = at,
            UpdatedAt = at,
        });
}

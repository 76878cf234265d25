using NodaTime;
using ShopConnector.Shops.Shopify;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Shopify.Pull;

namespace ShopConnector.Tests.Shops.Shopify;

public sealed class CustomerMappingTests
{
    private static readonly Instant Created = Instant.FromUtc(2025, 1, 1, 9, 0);

    [Fact]
    public void A_customer_brings_its_facts_and_what_its_card_shows()
    {
        var pulled = CustomerMapping.From("atelier", Node() with
        {
            DefaultEmailAddress = new EmailNode(" An@Example.com ", "SUBSCRIBED"),
            DefaultAddress = new AddressNode("NL", "GR", "Groningen"),
            BirthDate = new ValueNode("1990-02-28"),
            Points = new ValueNode("128"),
            PointsPending = new ValueNode("12"),
            Tier = new ValueNode("Zilver"),
            OfferCode = new ValueNode("KOM-7QX"),
            OfferUntil = new ValueNode("2026-11-08"),
        });

        var customer = pulled.Customer;
        (customer.Key.ToString(), customer.Email, customer.CreatedAt).ShouldBe(
            ("atelier:5", "an@example.com", Created));
        (customer.Country, customer.Region, customer.City, customer.Language).ShouldBe(("NL", "GR", "Groningen", "nl"));
        (customer.Birthday, customer.EmailSubscription, customer.AccountStatus).ShouldBe(
            (new LocalDate(1990, 2, 28), "SUBSCRIBED", "ENABLED"));
        customer.Tags.ShouldBe(["Groothandel", "VIP"]);
        var card = pulled.Card;
        (card.Points, card.PointsPending, card.Tier, card.OfferCode, card.OfferUntil).ShouldBe(
            (128L, 12L, "Zilver", "KOM-7QX", "2026-11-08"));
        card.Tags.ShouldBe(["Groothandel", "VIP"]);
        (pulled.DisplayName, pulled.UpdatedAt, pulled.IsStaff).ShouldBe(("An Vermeer", Created, false));
    }

    [Fact]
    public void What_is_hidden_or_no_sense_is_left_empty()
    {
        var pulled = CustomerMapping.From("atelier", Node() with
        {
            BirthDate = new ValueNode("28 februari"),
            Points = new ValueNode("veel"),
        });

        (pulled.Customer.Email, pulled.Customer.Birthday, pulled.Card.Points).ShouldBe((null, null, null));
    }

    [Fact]
    public void Without_a_name_a_customer_is_shown_by_the_address_and_where_that_is_withheld_by_nothing()
    {
        var nameless = Node() with { FirstName = null, LastName = "" };

        CustomerMapping.From("atelier", nameless with { DefaultEmailAddress = new EmailNode("an@example.com") })
            .DisplayName.ShouldBe("an@example.com");
        CustomerMapping.From("atelier", nameless).DisplayName.ShouldBeNull();
        CustomerMapping.From("atelier", nameless with { LastName = "Vermeer" }).DisplayName.ShouldBe("Vermeer");
    }

    [Fact]
    public void Options_never_tell_their_secrets() =>
        new ShopifyOptions { Name = "atelier", Url = "https://x", AccessToken = "shpat_x", ClientSecret = "geheim" }
            .ToString().ShouldBe("Shopify shop atelier");

    private static CustomerNode Node() => new()
    {
        Id = "gid://shopify/Customer/5",
        CreatedAt = Created,
        UpdatedAt = Created,
        FirstName = "An",
        LastName = "Vermeer",
        Locale = "nl",
        State = "ENABLED",
        Tags = ["Groothandel", "VIP"],
    };
}

using System.Text.Json;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Shops.WooCommerce.Mapping;

public sealed class CustomerMappingTests
{
    [Theory]
    [InlineData("an@example.com", "an@example.com", false)]
    [InlineData("an*@example.com", "an*@example.com", true)]
    [InlineData("an@localhost", "an@localhost", true)]
    [InlineData("", null, true)]
    [InlineData("deleted@site.invalid", null, true)]
    [InlineData("NoReply@kaashuis.example", null, true)]
    public void Which_address_joins_members_and_takes_a_code(string written, string? email, bool isCodeless)
    {
        var customer = Map($$"""{"id":42,"email":"{{written}}","role":"customer"}""").Customer;

        (customer.Email, customer.IsCodeless).ShouldBe((email, isCodeless));
    }

    [Fact]
    public void An_account_is_read_with_its_card()
    {
        var pulled = Map("""
            {"id":"42","email":"An@Example.com","first_name":"An &amp; Bo","last_name":"","role":"customer",
             "date_created_gmt":"2025-01-01T09:00:00","date_modified_gmt":"2026-01-01T09:00:00",
             "billing":{"country":"NL","state":"NH","city":"Hoorn"},
             "meta_data":[{"id":5,"key":"shopconnector_tags","value":["VIP","Trouw"]},
                          {"id":6,"key":"shopconnector_points","value":"128"},
                          {"id":7,"key":"shopconnector_points_pending","value":64},
                          {"id":8,"key":"shopconnector_tier","value":"Goud"},
                          {"id":9,"key":"shopconnector_offer_code","value":"abc"},
                          {"id":10,"key":"shopconnector_offer_until","value":"2026-11-08"},
                          {"id":11,"key":"geboren","value":"1990-02-28"}]}
            """);

        pulled.Customer.ShouldBe(new Customer
        {
            Key = new CustomerKey("kaashuis", "42"),
            Email = "an@example.com",
            Country = "NL",
            Region = "NH",
            City = "Hoorn",
            CreatedAt = Instant.FromUtc(2025, 1, 1, 9, 0),
            Birthday = new LocalDate(1990, 2, 28),
            AccountStatus = "ENABLED",
        });
        pulled.Card.ShouldBe(new LoyaltyCard
        {
            Tags = ["VIP", "Trouw"],
            Points = 128,
            PointsPending = 64,
            Tier = "Goud",
            OfferCode = "abc",
            OfferUntil = "2026-11-08",
        });
        (pulled.DisplayName, pulled.IsStaff, pulled.UpdatedAt)
            .ShouldBe(("An & Bo", false, Instant.FromUtc(2026, 1, 1, 9, 0)));
    }

    [Theory]
    [InlineData("administrator", true)]
    [InlineData("shop_manager", true)]
    [InlineData("editor", true)]
    [InlineData("author", true)]
    [InlineData("contributor", true)]
    [InlineData("subscriber", false)]
    [InlineData("customer", false)]
    [InlineData("wholesale", false)]
    public void Staff_is_known_by_its_role(string role, bool staff) =>
        Map($$"""{"id":1,"role":"{{role}}"}""").IsStaff.ShouldBe(staff);

    [Theory]
    [InlineData("""[]""", false, "")]
    [InlineData("""[{"key":"shopconnector_tags","value":[]}]""", true, "")]
    [InlineData("""[{"key":"shopconnector_tags","value":{"1":"A","3":"B"}}]""", true, "A,B")]
    [InlineData("""[{"key":"shopconnector_tags","value":"spoiled"}]""", false, "")]
    [InlineData(
        """[{"key":"shopconnector_tags","value":["old"]},{"key":"shopconnector_tags","value":["new"]}]""", true, "new")]
    public void The_tag_field_is_there_when_it_holds_a_list(string metadata, bool there, string tags)
    {
        var card = Map($$"""{"id":1,"meta_data":{{metadata}}}""").Card;

        card.HasTagField.ShouldBe(there);
        string.Join(',', card.Tags).ShouldBe(tags);
    }

    [Theory]
    [InlineData("1990-02-28")]
    [InlineData("19900228")]
    [InlineData("28-02-1990")]
    [InlineData("28/2/1990")]
    [InlineData(" 28.02.1990 ")]
    public void Birthdays_are_read_as_plugins_write_them(string text) =>
        Plain.Date(text).ShouldBe(new LocalDate(1990, 2, 28));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("31-02-1990")]
    public void What_is_no_day_is_no_birthday(string text) => Plain.Date(text).ShouldBeNull();

    private static PulledCustomer Map(string json) => new CustomerMapping("kaashuis", "geboren")
        .Map(JsonSerializer.Deserialize(json, WooJson.Default.CustomerRow)!);
}

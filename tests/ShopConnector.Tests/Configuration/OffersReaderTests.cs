using System.Text;
using Microsoft.Extensions.Configuration;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Tests.Configuration;

public sealed class OffersReaderTests
{
    private const string Query = "\"Query\": \"amount_spent > 1\"";

    [Fact]
    public void An_offer_is_read_with_all_that_keeps_it_within_bounds()
    {
        var (rules, problems) = Read("""
            { "Pressure": { "Offers": 3, "Days": 14 }, "UnknownConsent": "Refuse",
              "TagFamilies": [ { "Prefix": "merk:", "By": "Vendor" }, { "Prefix": "kanaal:", "By": "Channel" } ],
              "Offers": [ { "Name": "Kom terug", "Query": "last_order_date < -3m", "Amount": 10.50, "ValidDays": 4,
                "CooldownDays": 180, "MinimumSpend": 25, "Combines": true, "WhileTrue": true, "NeedsConsent": false,
                "DuringComplaint": true, "ControlShare": 0.2,
                "Budget": { "Codes": 100, "Liability": 2500, "PerCode": 25 },
                "Steps": [ { "AfterDays": 3, "Tag": "Bijna voorbij", "ValidDays": 1 },
                           { "AfterDays": 14, "FreeShipping": true } ] } ] }
            """);

        problems.ShouldBeEmpty();
        rules!.Pressure.ShouldBe(new OfferPressure(3, 14));
        rules.UnknownConsent.ShouldBe(UnknownConsent.Refuse);
        rules.TagFamilies.ShouldBe(
            [new TagFamily("merk:", TagFamilyBy.Vendor, 1m, 2), new TagFamily("kanaal:", TagFamilyBy.Channel, 0m, 1)]);
        var offer = rules.Offers.ShouldHaveSingleItem();
        offer.Steps.ShouldBe(
            [new OfferStep(3, OfferValue.Tag("Bijna voorbij"), 1), new OfferStep(14, OfferValue.FreeShipping)]);
        offer.ShouldBe(new Offer("Kom terug", "last_order_date < -3m", OfferValue.Amount(10.50m), 4, 180)
        {
            MinimumSpend = 25m,
            Combines = true,
            WhileTrue = true,
            NeedsConsent = false,
            DuringComplaint = true,
            ControlShare = 0.2m,
            Budget = new OfferBudget(100, 2_500m, 25m),
            Steps = offer.Steps,
        });
    }

    [Fact]
    public void What_is_not_written_is_the_standard()
    {
        var offer = Read($$"""{ "Offers": [ { "Name": "A", {{Query}}, "Gift": " Cadeau " } ] }""")
            .Rules!.Offers.ShouldHaveSingleItem();

        offer.ShouldBe(new Offer("A", "amount_spent > 1", OfferValue.Tag("Cadeau"), 7, 90)
        {
            ControlShare = 0.1m,
            NeedsConsent = true,
        });
    }

    [Theory]
    [InlineData("", "Percent: is missing: an offer is worth exactly one of Percent, Amount, FreeShipping, "
        + "PercentOfLastOrder, Gift. For example: 15")]
    [InlineData(""", "Percent": 5, "Gift": "x" """, "Gift: cannot stand beside Percent: an offer is worth exactly one "
        + "of Percent, Amount, FreeShipping, PercentOfLastOrder, Gift.")]
    [InlineData(""", "FreeShipping": false""",
        "FreeShipping: is false. Write true, or leave it out and give another value.")]
    [InlineData(""", "Amount": 1.005""", "Amount: is 1.005; no shop takes off part of a cent, so write 10.50.")]
    [InlineData(""", "Percent": 5, "NeedsConsent": "soms" """, "NeedsConsent: 'soms' is not true or false.")]
    [InlineData(""", "Percent": 5, "ControlShar": 0""", "ControlShar: is no setting. Did you mean ControlShare?")]
    [InlineData(""", "Percent": 5, "Budget": { }, "Budget:PerCode": 5""",
        "Budget: sets no limit. Write { \"Codes\": 100 }, or { \"Liability\": 2500, \"PerCode\": 25 }.")]
    [InlineData(""", "Percent": 5, "Budget": { "Liability": 100 }""",
        "Budget:PerCode: is missing; what a percentage or free shipping costs at worst is yours to say, such as 25.")]
    [InlineData(""", "Amount": 10, "Budget": { "Liability": 5 }""",
        "Budget:Liability: is 5, and one code takes off 10: nobody would ever get it. Write at least 10.")]
    [InlineData(""", "Amount": 4, "Budget": { "Liability": 5 }, "Steps": [ { "AfterDays": 3, "Amount": 12.5 } ]""",
        "Budget:Liability: is 5, and one code takes off 12.5: nobody would ever get it. Write at least 12.5.")]
    [InlineData(""", "Percent": 5, "Budget": { "Liability": 100, "PerCode": 101 }""",
        "Budget:Liability: is 100, and one code costs PerCode, 101: nobody would ever get it. Write at least 101.")]
    [InlineData(""", "Percent": 5, "Steps": [ { "AfterDays": 3, "Percent": 5 }, { "AfterDays": 3, "Tag": "x" } ]""",
        "Steps:1:AfterDays: is 3; a step comes later than the one before it, so write at least 4.")]
    [InlineData(""", "Percent": 5, "CooldownDays": 3, "Steps": [ { "AfterDays": 3, "Percent": 5 } ]""",
        "CooldownDays: is 3; the last step comes after 3 days, so the offer would begin anew before it. "
        + "Write at least 4, such as 180.")]
    [InlineData(""", "Percent": 5, "Steps": [ { "Percent": 5 } ]""", "Steps:0:AfterDays: is missing. For example: 3")]
    [InlineData(""", "Gift": "a,b" """,
        "Gift: \"a,b\" has a comma, which a shop reads as two tags; write \"ab\".")]
    public void A_bad_offer_is_told_with_its_place(string settings, string problem) =>
        Read($$"""{ "Offers": [ { "Name": "A", {{Query}}{{settings}} } ] }""").Problems
            .ShouldBe([$"Loyalty:Offers:0:{problem}"]);

    [Fact]
    public void A_bad_budget_of_a_preset_is_told_with_its_place() =>
        Read("""{ "Presets": [ { "Name": "birthday", "Budget": { "Liability": 5, "PerCode": 8 } } ] }""").Problems
            .ShouldBe([
                "Loyalty:Presets:0:Budget:Liability: is 5, and one code costs PerCode, 8: nobody would ever get it. "
                + "Write at least 8.",
            ]);

    [Theory]
    [InlineData(""", "Amount": 10, "Budget": { "Liability": 10, "PerCode": 25 }""")] // No code costs PerCode.
    [InlineData(""", "PercentOfLastOrder": 10, "Budget": { "Liability": 1 }""")] // Known only member by member.
    [InlineData(""", "Gift": "Cadeau", "Budget": { "Liability": 5, "PerCode": 5 }""")]
    public void A_budget_that_one_code_fits_into_is_sound(string settings) =>
        Read($$"""{ "Offers": [ { "Name": "A", {{Query}}{{settings}} } ] }""").Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("""
        "Segments": [ { "Tag": "G", "Query": "amount_spent > 1" } ],
        "Tiers": [ { "Name": "Goud", "From": 5, "Tag": "g" } ]
        """, "Tiers:0:Tag", "Segments:0")]
    [InlineData("""
        "Tiers": [ { "Name": "Goud", "From": 5, "Tag": "G" } ],
        "Offers": [ { "Name": "A", "Query": "amount_spent > 1", "Gift": "g" } ]
        """, "Offers:0:Gift", "Tiers:0")]
    [InlineData("""
        "Segments": [ { "Tag": "G", "Query": "amount_spent > 1" } ],
        "Offers": [ { "Name": "A", "Query": "amount_spent > 1", "Percent": 5,
            "Steps": [ { "AfterDays": 3, "Tag": "g" } ] } ]
        """, "Offers:0:Steps:0:Tag", "Segments:0")]
    public void One_tag_that_two_put_on_customers_is_told_with_both_places(string loyalty, string path, string owner) =>
        Read($"{{ {loyalty} }}").Problems.ShouldBe(
            [$"Loyalty:{path}: \"g\" is the tag of {owner} already; give each its own, such as \"g 2\"."]);

    [Fact]
    public void Two_offers_may_share_a_tag_and_an_order_may_carry_that_of_a_customer() =>
        Read("""
            { "Segments": [ { "Tag": "VIP", "Query": "amount_spent > 1" } ],
              "Offers": [ { "Name": "A", "Query": "amount_spent > 1", "Gift": "g" },
                          { "Name": "B", "Query": "amount_spent > 1", "Gift": "g" } ],
              "OrderRules": [ { "Name": "Zone", "Query": "country = 'NL'", "Tags": [ "vip" ] } ] }
            """).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "Prefix": "vip" , "By": "Vendor" }""", "Loyalty:TagFamilies:0:Prefix: \"vip\" is how the tag of "
        + "Segments:0 begins; give each its own, such as \"brand:\".")]
    [InlineData("""{ "Prefix": "x:" }""", "Loyalty:TagFamilies:0:By: is missing. For example: Vendor, or Channel")]
    [InlineData("""{ "Prefix": "x:", "By": "Brand" }""",
        "Loyalty:TagFamilies:0:By: 'Brand' is not one of Vendor, Channel.")]
    public void A_bad_family_is_told_with_its_place(string family, string problem) =>
        Read($$"""{ "Segments": [ { "Tag": "VIPs", {{Query}} } ], "TagFamilies": [ {{family}} ] }""").Problems
            .ShouldBe([problem]);

    private static (LoyaltyProgram? Rules, List<string> Problems) Read(string loyalty)
    {
        var problems = new List<SettingProblem>();
        var json = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Loyalty": {{loyalty}} }"""));
        var settings = new ConfigurationBuilder().AddJsonStream(json).Build();
        var program = ProgramReader.Read(new SettingReader(settings, problems).Section("Loyalty"), problems);
        return (program?.Rules, [.. problems.Select(problem => $"{problem.Path}: {problem.Message}")]);
    }
}

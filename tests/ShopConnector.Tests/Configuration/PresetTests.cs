using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ShopConnector.Configuration;
using ShopConnector.Configuration.Presets;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Tests.Configuration;

/// <summary>
/// Each preset on a history that a shop owner could read; the files in <c>Presets</c> are the examples.
/// </summary>
public sealed class PresetTests
{
    public static TheoryData<string> Cases => [.. PresetCase.Names()];

    [Theory, MemberData(nameof(Cases))]
    public void It_does_at_each_moment_what_its_example_says(string name)
    {
        var example = PresetCase.Named(name);
        foreach (var (moment, shown) in example.Moments.Zip(example.Shown().ToList()))
        {
            var at = moment.GetProperty("at").GetString()!;
            shown.Tags.ShouldBe(Texts(moment.GetProperty("tags")), at);
            shown.Offers.ShouldBe(Texts(moment.GetProperty("offers")), at);
            if (moment.TryGetProperty("reasons", out var reasons))
                foreach (var reason in reasons.EnumerateObject())
                    shown.Reasons.GetValueOrDefault(reason.Name).ShouldBe(reason.Value.GetString(), at);
        }
    }

    [Fact]
    public void Every_preset_has_its_example() =>
        PresetCatalogue.Names.Except(PresetCase.Names()).ShouldBeEmpty();

    [Fact]
    public void Each_comes_after_what_the_file_lists_and_takes_what_any_offer_takes()
    {
        var (rules, problems) = Read("""
            { "Offers": [ { "Name": "Eigen", "Query": "amount_spent > 1", "Amount": 5 } ],
              "Presets": [ { "Name": "birthday", "Amount": 7.5, "ControlShare": 0.2, "Budget": { "Codes": 50 } } ] }
            """);

        problems.ShouldBeEmpty();
        rules!.Offers.Select(offer => offer.Name).ShouldBe(["Eigen", "Verjaardag"]);
        rules.Offers[1].ShouldBe(new Offer(
            "Verjaardag", "birthday = today AND customer_added_date <= -30d", OfferValue.Amount(7.5m), 14, 300)
        {
            ControlShare = 0.2m,
            Budget = new OfferBudget(Codes: 50),
        });
    }

    [Theory]
    [InlineData("""{ "Name": "birthdy" }""", "Loyalty:Presets:0:Name: 'birthdy' is no preset. Did you mean birthday?")]
    [InlineData("\"vip\"",
        "Loyalty:Presets:0: 'vip' is not a group of settings. Write { \"Name\": \"vip\" }.")]
    [InlineData("""{ "Percent": 5 }""", "Loyalty:Presets:0:Name: is missing. For example: birthday")]
    [InlineData("""{ "Name": "birthday", "RegisterdDays": 5 }""",
        "Loyalty:Presets:0:RegisterdDays: is no setting of this preset. Did you mean RegisteredDays?")]
    [InlineData("""{ "Name": "birthday", "Percent": "tien" }""",
        "Loyalty:Presets:0:Percent: 'tien' is not a number from 0 up, such as 10.")]
    [InlineData("""{ "Name": "birthday", "Percent": 200 }""",
        "Loyalty:Presets:0:Percent: '200' is not a number from 0.01 to 100, such as 15.")]
    [InlineData("""{ "Name": "birthday", "ControlShare": 2 }""",
        "Loyalty:Presets:0:ControlShare: '2' is not a number from 0 to 1, such as 0.1.")]
    [InlineData("""{ "Name": "win-back", "OfferName": "" }""",
        "Loyalty:Presets:0:OfferName: is missing. For example: Kom terug")]
    [InlineData("""{ "Name": "vip", "Tag": " " }""", "Loyalty:Presets:0:Tag: is missing. For example: VIP")]
    [InlineData("""{ "Name": "brand-loyal", "Prefix": "" }""",
        "Loyalty:Presets:0:Prefix: is missing. For example: brand-loyal:")]
    [InlineData("""{ "Name": "vip", "Budget": { "Codes": 5 } }""",
        "Loyalty:Presets:0:Budget:Codes: is no setting of this preset. There is: Days, Spent, Tag.")]
    public void A_wrong_preset_is_told_at_its_own_setting(string preset, string problem) =>
        Read($$"""{ "Presets": [ {{preset}} ] }""").Problems.ShouldBe([problem]);

    [Theory]
    [InlineData("""
        "Segments": [ { "Tag": "vip", "Query": "amount_spent > 1" } ], "Presets": [ { "Name": "vip" } ]
        """,
        "Loyalty:Presets:0:Tag: \"VIP\" of preset vip (Presets:0) is the tag of Segments:0 already (case is ignored); "
        + "give one of them another, such as \"Tag\": \"VIP 2\" at preset vip (Presets:0).")]
    [InlineData("""
        "Offers": [ { "Name": "Kom terug", "Query": "amount_spent > 1", "Percent": 5 } ],
        "Presets": [ { "Name": "birthday" }, { "Name": "win-back" } ]
        """,
        "Loyalty:Presets:1:OfferName: \"Kom terug\" of preset win-back (Presets:1) is the name of Offers:0 already "
        + "(case is ignored); give one of them another, such as \"OfferName\": \"Kom terug 2\" at preset win-back "
        + "(Presets:1).")]
    [InlineData("""
        "Presets": [ { "Name": "vip-leaving" }, { "Name": "vip-leaving", "Spent": 5000 } ]
        """,
        "Loyalty:Presets:1:Tag: \"VIP dreigt te vertrekken\" of preset vip-leaving (Presets:1) is the tag of preset "
        + "vip-leaving (Presets:0) already (case is ignored); give one of them another, such as \"Tag\": \"VIP dreigt "
        + "te vertrekken 2\" at preset vip-leaving (Presets:1).")]
    [InlineData("""
        "Offers": [ { "Name": "Cadeau", "Query": "amount_spent > 1", "Gift": "VIP" } ], "Presets": [ { "Name": "vip" } ]
        """,
        "Loyalty:Offers:0:Gift: \"VIP\" is the tag of preset vip (Presets:0) already (case is ignored); "
        + "give one of them another, such as \"Tag\": \"VIP 2\" at preset vip (Presets:0).")]
    [InlineData("""
        "Tiers": [ { "Name": "Goud", "From": 5, "Tag": "vip" } ], "Presets": [ { "Name": "vip" } ]
        """,
        "Loyalty:Tiers:0:Tag: \"vip\" is the tag of preset vip (Presets:0) already (case is ignored); "
        + "give one of them another, such as \"Tag\": \"vip 2\" at preset vip (Presets:0).")]
    [InlineData("""
        "Tiers": [ { "Name": "Goud", "From": 5, "Tag": "Product bijna op" } ],
        "Presets": [ { "Name": "vip" }, { "Name": "replenishment" } ]
        """,
        "Loyalty:Presets:1:Tag: \"Product bijna op\" of preset replenishment (Presets:1) is the tag of Tiers:0 already "
        + "(case is ignored); give one of them another, such as \"Tag\": \"Product bijna op 2\" at preset "
        + "replenishment (Presets:1).")]
    [InlineData("""
        "Presets": [ { "Name": "brand-loyal" }, { "Name": "brand-loyal" } ]
        """,
        "Loyalty:Presets:1:Prefix: \"brand-loyal:\" begins as preset brand-loyal (Presets:0) does; "
        + "give each its own, such as \"brand:\".")]
    [InlineData("""
        "TagFamilies": [ { "Prefix": "brand-loyal:x:", "By": "Vendor" } ], "Presets": [ { "Name": "brand-loyal" } ]
        """,
        "Loyalty:TagFamilies:0:Prefix: \"brand-loyal:x:\" begins as preset brand-loyal (Presets:0) does; "
        + "give each its own, such as \"brand:\".")]
    [InlineData("""
        "Presets": [ { "Name": "channel" }, { "Name": "vip", "Tag": "channel:web" } ]
        """,
        "Loyalty:Presets:0:Prefix: \"channel:\" is how the tag of preset vip (Presets:1) begins; "
        + "give each its own, such as \"brand:\".")]
    public void What_two_want_is_told_once_with_the_names_of_both_and_the_way_out(string loyalty, string problem) =>
        Read($"{{ {loyalty} }}").Problems.ShouldBe([problem]);

    [Fact]
    public void A_preset_whose_names_are_taken_takes_others()
    {
        var (rules, problems) = Read("""
            { "Segments": [ { "Tag": "Kom terug: bijna voorbij", "Query": "amount_spent > 1" } ],
              "Offers": [ { "Name": "Kom terug", "Query": "amount_spent > 1", "Percent": 5 } ],
              "Presets": [ { "Name": "win-back", "OfferName": "Kom eens terug", "ReminderTag": "Bijna voorbij" } ] }
            """);

        problems.ShouldBeEmpty();
        rules!.Offers.Select(offer => offer.Name).ShouldBe(["Kom terug", "Kom eens terug"]);
        rules.Offers[1].Steps[0].Value.Label.ShouldBe("Bijna voorbij");
    }

    [Fact]
    public void All_mistakes_of_all_presets_are_told_at_once() =>
        Read("""
            { "Presets": [
                { "Name": "birthday", "RegisterdDays": 5, "Percent": "tien", "ControlShare": 2 },
                { "Name": "vip", "Spent": "veel", "Dagen": 4 } ] }
            """).Problems.ShouldBe(
            [
                "Loyalty:Presets:0:RegisterdDays: is no setting of this preset. Did you mean RegisteredDays?",
                "Loyalty:Presets:0:Percent: 'tien' is not a number from 0 up, such as 10.",
                "Loyalty:Presets:0:ControlShare: '2' is not a number from 0 to 1, such as 0.1.",
                "Loyalty:Presets:1:Spent: 'veel' is not a number from 0 up, such as 1000.",
                "Loyalty:Presets:1:Dagen: is no setting of this preset. There is: Days, Spent, Tag.",
            ],
            ignoreOrder: true);

    private static List<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString()!)];

    private static (Loyalty.LoyaltyProgram? Rules, List<string> Problems) Read(string loyalty)
    {
        var problems = new List<SettingProblem>();
        var json = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Loyalty": {{loyalty}} }"""));
        var settings = new ConfigurationBuilder().AddJsonStream(json).Build();
        var program = ProgramReader.Read(new SettingReader(settings, problems).Section("Loyalty"), problems);
        return (program?.Rules, [.. problems.Select(problem => $"{problem.Path}: {problem.Message}")]);
    }
}

using System.Text;
using Microsoft.Extensions.Configuration;
using ShopConnector.Configuration;
using ShopConnector.Loyalty.OrderRules;

namespace ShopConnector.Tests.Configuration;

public sealed class OrderRulesReaderTests
{
    [Fact]
    public void A_whole_rule_is_read_as_written()
    {
        var (rules, problems) = Read("""
            [ { "Name": "Verboden zone", "Query": "country = 'NL'", "Tags": [ "zone", "controle" ], "Hold": true,
                "Note": "Bel eerst.", "Days": 7 },
              { "Name": "VIP", "Query": "customer_tags CONTAINS 'VIP'", "Tags": "vip" } ]
            """);

        problems.ShouldBeEmpty();
        rules.Length.ShouldBe(2);
        rules[0].ShouldBe(new OrderRule("Verboden zone", "country = 'NL'")
        {
            Tags = rules[0].Tags,
            Hold = true,
            Note = "Bel eerst.",
            Days = 7,
        });
        rules[0].Tags.ShouldBe(["zone", "controle"]);
        rules[1].ShouldBe(new OrderRule("VIP", "customer_tags CONTAINS 'VIP'") { Tags = rules[1].Tags });
        rules[1].Tags.ShouldBe(["vip"]);
    }

    [Fact]
    public void Every_mistake_is_named_at_once_with_its_full_path()
    {
        var (_, problems) = Read("""
            [ { "Query": "amount > 5", "Tags": [ { "Tag": "x" } ], "Days": 400, "Hold": "misschien", "Notes": "x" } ]
            """);

        problems.ShouldBe([
            "OrderRules:0:Name: is missing. For example: Verboden zone",
            "OrderRules:0:Tags:0: is not a text. Write [ \"controle\" ].",
            "OrderRules:0:Hold: 'misschien' is not true or false.",
            "OrderRules:0:Days: '400' is not a whole number from 1 to 365, such as 14.",
            "OrderRules:0:Notes: is no setting. Did you mean Note?",
        ]);
    }

    private static (OrderRule[] Rules, string[] Problems) Read(string rules)
    {
        var problems = new List<SettingProblem>();
        var json = new MemoryStream(Encoding.UTF8.GetBytes($"{{ \"OrderRules\": {rules} }}"));
        var settings = new ConfigurationBuilder().AddJsonStream(json).Build();
        var read = OrderRulesReader.Read(new SettingReader(settings, problems));
        return ([.. read], [.. problems.Select(problem => $"{problem.Path}: {problem.Message}")]);
    }
}

using System.Collections.Immutable;
using ShopConnector.Loyalty.OrderRules;

namespace ShopConnector.Configuration;

/// <summary>Reads <c>Loyalty:OrderRules</c>.</summary>
internal static class OrderRulesReader
{
    private const int MostDays = 365;

    public static ImmutableArray<OrderRule> Read(SettingReader section) => [.. section.List("OrderRules").Select(Rule)];

    private static OrderRule Rule(SettingReader one)
    {
        var rule = new OrderRule(
            one.Required("Name", "Verboden zone"), one.Query("amount >= 500 AND first_order = true"))
        {
            Tags = [.. one.Texts("Tags", "controle")],
            Hold = one.Flag("Hold", standard: false),
            Note = one.Text("Note"),
            Days = (int)one.Whole("Days", OrderRule.StandardDays, 1, MostDays),
        };
        one.RefuseUnknown();
        return rule;
    }
}

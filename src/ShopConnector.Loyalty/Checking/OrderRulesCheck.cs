using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Loyalty.Checking;

internal sealed class OrderRulesCheck(ProblemList problems)
{
    // Beyond a year nothing waits to be sent, and a rule would reach into orders long closed.
    private const int MostDays = 365;

    private const int MostTags = 10;

    // A customer's tag may be longer; Shopify cuts an order's.
    private const int LongestTag = 40;

    // As much as Shopify lets staff read beside a hold.
    private const int LongestNote = 255;

    public void Find(LoyaltyProgram program)
    {
        problems.Distinct(program.OrderRules, "OrderRules", "Name", rule => rule.Name);
        for (var i = 0; i < program.OrderRules.Length; i++)
            Find(program.OrderRules[i], $"OrderRules:{i}");
    }

    private void Find(OrderRule rule, string path)
    {
        problems.Named($"{path}:Name", rule.Name, "Verboden zone");
        problems.Within($"{path}:Days", rule.Days, 1, MostDays, "14");
        if (rule.Tags.IsEmpty && !rule.Hold && rule.Note is null)
            problems.Add(
                $"{path}:Hold",
                "is not true, and there are no Tags and no Note: the rule does nothing; write true, or give it a tag.");

        if (rule.Tags.Length > MostTags)
            problems.Add($"{path}:Tags", $"has {rule.Tags.Length} tags; at most {MostTags}, such as \"controle\".");

        for (var tag = 0; tag < rule.Tags.Length; tag++)
            if (ProblemOf(rule.Tags[tag]) is { } problem)
                problems.Add($"{path}:Tags:{tag}", $"\"{rule.Tags[tag]}\" {problem}");

        if (rule.Note is { Length: > LongestNote } note)
            problems.Add(
                $"{path}:Note",
                $"has {note.Length} characters; at most {LongestNote} fit, such as \"Bel de klant eerst.\".");
    }

    private static string? ProblemOf(string tag) => tag.Length > LongestTag
        ? $"has {tag.Length} characters; an order's tag has at most {LongestTag}, such as \"controle\"."
        : Tag.ProblemOf(tag);
}

using ShopConnector.Loyalty.Explaining.Words;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Explaining.Reasons;

/// <summary>Which order rules found what in each order, and what was done, or is to be done, with it.</summary>
internal static class OrderReasons
{
    public static IEnumerable<Reason> Of(Telling telling)
    {
        var member = telling.Member;
        return member.Program.OrderRules.Explain(member.Seen, member.Facts, member.Now)
            .Select(explained => Of(explained, telling));
    }

    private static Reason Of(ExplainedOrder explained, Telling telling)
    {
        var (verdict, words) = (explained.Verdict, telling.Words);
        var told = explained.Told.Select(one =>
            $"{one.Rule.Name}: {string.Join("; ", one.Query.Explain(explained.Facts, words.Clauses))}");
        var reason = new Reason(
            words.Standing.Order(verdict.Order.ToString()),
            Holds: !verdict.Tags.IsEmpty || verdict.Hold || !verdict.Notes.IsEmpty,
            string.Join("; ", told.Concat(Done(explained, words.Orders))));
        return telling.SentenceAlone
            ? reason
            : reason with
            {
                Rules =
                [
                    .. explained.Told.Select(one =>
                        new NamedRule(RuleKind.OrderRule, one.Rule.Name, one.Query.ToString())),
                ],
            };
    }

    private static IEnumerable<string> Done(ExplainedOrder explained, OrderWording words)
    {
        var verdict = explained.Verdict;
        if (!verdict.Tags.IsEmpty)
            yield return words.Tags(string.Join(", ", verdict.Tags));

        if (Hold(explained, words) is { } hold)
            yield return hold;

        foreach (var note in verdict.Notes)
            yield return words.Note(note.Text);
    }

    private static string? Hold(ExplainedOrder explained, OrderWording words)
    {
        var order = explained.Facts.Order;
        return order.Fulfilment switch
        {
            FulfilmentState.OnHold when order.Mark is { Held: true } => words.OnHold,
            _ when order.Mark is { Held: true } => words.NoLongerOnHold,
            _ when explained.Verdict.Hold => words.ToBeHeld,
            _ when !explained.AsksHold => null,
            FulfilmentState.OnHold => words.HeldByOthers,
            FulfilmentState.Fulfilled => words.SentAlready,
            _ => words.NotReadyToSend,
        };
    }
}

using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.OrderRules;

/// <summary>What was done, or is to be done, with an order, in words.</summary>
internal static class OrderStanding
{
    /// <param name="asksHold">A rule that holds now asks for the order to be held.</param>
    public static IEnumerable<string> Of(Order order, OrderVerdict verdict, bool asksHold)
    {
        if (!verdict.Tags.IsEmpty)
            yield return $"tags {string.Join(", ", verdict.Tags)}";

        if (Hold(order, verdict, asksHold) is { } hold)
            yield return hold;

        foreach (var note in verdict.Notes)
            yield return $"note \"{note.Text}\"";
    }

    private static string? Hold(Order order, OrderVerdict verdict, bool asksHold) => order.Fulfilment switch
    {
        FulfilmentState.OnHold when order.Mark is { Held: true } => "is on hold",
        _ when order.Mark is { Held: true } => "was on hold and is no longer; it is not held again",
        _ when verdict.Hold => "is to be held",
        _ when !asksHold => null,
        FulfilmentState.OnHold => "is on hold already, by somebody else",
        FulfilmentState.Fulfilled => "is not held, because it was sent already",
        _ => "is not held, because the shop does not say that it is ready to be sent",
    };
}

using NodaTime;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Life;

/// <summary>Takes goods back: finds the newest earlier order of the same buyer that still holds the article.</summary>
internal sealed class Returns(ShopState shop)
{
    private readonly OrderEdits _edits = new(shop);

    /// <param name="mine">The buyer's orders, oldest first.</param>
    /// <returns>The number of refunds made; articles that were never bought here are left out.</returns>
    public int TakeBack(IReadOnlyList<ShopOrder> mine, IEnumerable<(string Sku, int Quantity)> articles, Instant at)
    {
        var pieces = new List<(ShopOrder Order, OrderLine Line, int Quantity)>();
        foreach (var (sku, quantity) in articles)
        {
            var found = mine.Reverse()
                .Where(order => CanGiveBack(order, at))
                .SelectMany(order => order.Lines.Select(line => (Order: order, Line: line)))
                .FirstOrDefault(row => row.Line.Product?.Sku == sku && row.Line.Total > 0
                    && OrderEdits.Returned(row.Order, row.Line) < row.Line.Quantity
                    && pieces.TrueForAll(piece => piece.Line != row.Line));
            if (found.Order is not null)
                pieces.Add((found.Order, found.Line, quantity));
        }

        return pieces.GroupBy(piece => piece.Order)
            .Select(group => Refund(group.Key, [.. group.Select(piece => (piece.Line, piece.Quantity))], at))
            .Count(refund => refund is not null);
    }

    public static bool CanGiveBack(ShopOrder order, Instant at) =>
        order.PaidAt < at && order.State is OrderState.Processing or OrderState.Completed
        && order.UpdatedAt <= at && order.Refunded < order.Total;

    private Refund? Refund(ShopOrder order, List<(OrderLine Line, int Quantity)> pieces, Instant at)
    {
        var everything = order.Lines.TrueForAll(line =>
            pieces.Exists(piece => piece.Line == line && piece.Quantity >= line.Quantity));
        return everything ? _edits.RefundRest(order, at) : _edits.RefundLines(order, pieces, at);
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>From the lines of a result to records, in pieces as large as a page.</summary>
internal static class SliceAssembly
{
    public const int PieceSize = 250;

    public static async IAsyncEnumerable<IReadOnlyList<CustomerNode>> CustomersAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> lines, [EnumeratorCancellation] CancellationToken ct)
    {
        var piece = new List<CustomerNode>(PieceSize);
        await foreach (var line in lines.WithCancellation(ct))
        {
            piece.Add(Read(line, ShopifyJson.Default.CustomerNode));
            if (piece.Count < PieceSize)
                continue;

            yield return piece;
            piece = new List<CustomerNode>(PieceSize);
        }

        yield return piece;
    }

    /// <summary>
    /// An order's lines come anywhere behind it, so that only the end shows which orders are whole: the slice is held
    /// until then. Its size was chosen for that.
    /// </summary>
    /// <param name="isWhole">Asked at the end: of a result cut short no order is.</param>
    public static async IAsyncEnumerable<IReadOnlyList<OrderNode>> OrdersAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> lines, Func<bool> isWhole, [EnumeratorCancellation] CancellationToken ct)
    {
        var orders = new Dictionary<string, (OrderNode Order, List<LineNode> Lines)>(StringComparer.Ordinal);
        await foreach (var line in lines.WithCancellation(ct))
        {
            if (SliceFile.IsChild(line.Span))
                Child(Read(line, ShopifyJson.Default.LineNode));
            else
                Root(Read(line, ShopifyJson.Default.OrderNode));
        }

        if (!isWhole())
            yield break;

        foreach (var piece in orders.Values.Chunk(PieceSize))
            yield return [.. piece.Select(held => Whole(held.Order, held.Lines))];

        void Root(OrderNode order)
        {
            if (!orders.TryAdd(order.Id, (order, [])))
                throw new JsonException("A bulk result has the same order twice.");
        }

        void Child(LineNode item)
        {
            if (item.ParentId is null || !orders.TryGetValue(item.ParentId, out var parent))
                throw new JsonException("A line of a bulk result comes without its order.");

            parent.Lines.Add(item);
        }
    }

    private static T Read<T>(
        ReadOnlyMemory<byte> line, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(line.Span, type) ?? throw new JsonException("A line of a bulk result is null.");

    private static OrderNode Whole(OrderNode order, List<LineNode> lines) =>
        order with { LineItems = new Connection<LineNode>([.. lines], new PageInfo(HasNextPage: false)) };
}

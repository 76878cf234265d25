using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Storage.Json;

namespace ShopConnector.Storage.Members;

/// <summary>
/// The ledger of one member, put together from those of its customers. Two who became one member may each hold the same
/// key, such as a birthday's points: the earlier one counts, the other rests, and is there again when they part.
/// </summary>
internal static class HeldLedger
{
    public static IEnumerable<HeldPosting> Of(IEnumerable<PostingRow> rows) => rows
        .Select(row => new HeldPosting(
            new CustomerKey(row.Shop, row.CustomerId), Column.Read<Posting>(row.Body)))
        .OrderBy(held => held.Posting.At)
        .ThenBy(held => held.Posting.Key, StringComparer.Ordinal)
        .ThenBy(held => held.Owner.Shop, StringComparer.Ordinal)
        .ThenBy(held => held.Owner.Id, StringComparer.Ordinal)
        .DistinctBy(held => held.Posting.Key, StringComparer.Ordinal);
}

/// <param name="Owner">The customer it stays with when the member's customers part.</param>
internal sealed record HeldPosting(CustomerKey Owner, Posting Posting);

using System.Collections.Immutable;
using NodaTime;

namespace ShopConnector.Sandbox.History;

/// <summary>One invoice as it happened: shop time, and a customer known by a key (null: a guest).</summary>
internal sealed record HistoryOrder(
    string Id, string? Customer, LocalDateTime At, string Country, ImmutableArray<HistoryLine> Lines)
{
    public bool IsReturn => Id.StartsWith('C');
}

/// <param name="Quantity">Negative in a return.</param>
/// <param name="UnitPrice">Used as euros with tax, see ATTRIBUTION.md.</param>
internal sealed record HistoryLine(string Sku, int Quantity, decimal UnitPrice);

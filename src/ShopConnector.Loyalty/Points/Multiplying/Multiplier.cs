using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Points.Multiplying;

/// <summary>
/// More points, or fewer, for some members, some products or some days; what is not given is no condition. Of several
/// that apply to a line the highest counts alone; the multiplier of the member's tier comes on top.
/// </summary>
/// <param name="Times">0–1,000; 0 gives nothing.</param>
public sealed record Multiplier(string Name, decimal Times)
{
    /// <summary>
    /// Segment language: who gets it, by what was known at the payment, this order not yet counted. What carries no
    /// date, such as a country, is as it is when the earning is posted.
    /// </summary>
    public string? Query { get; init; }

    /// <summary>Null: the whole order.</summary>
    public ProductMatch? Product { get; init; }

    /// <summary>First day of payment, in the programme's zone.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day of payment.</summary>
    public LocalDate? Until { get; init; }
}

/// <summary>Which lines of an order are meant: what is given must hold of one and the same line.</summary>
public sealed record ProductMatch(
    string? Product = null, string? Vendor = null, string? Type = null, string? Tag = null)
{
    public bool Matches(OrderLine line) =>
        (Product is null || string.Equals(Product, line.Product, StringComparison.Ordinal))
        && (Vendor is null || string.Equals(Vendor, line.Vendor, StringComparison.Ordinal))
        && (Type is null || string.Equals(Type, line.Type, StringComparison.Ordinal))
        && (Tag is null || line.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase));
}

/// <param name="Query">Null: everybody.</param>
internal sealed record CompiledMultiplier(Multiplier Multiplier, SegmentQuery? Query);

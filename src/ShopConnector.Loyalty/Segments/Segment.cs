namespace ShopConnector.Loyalty.Segments;

/// <summary>
/// A named query in Shopify's segment query language; members it holds for carry <paramref name="Tag"/>.
/// </summary>
public sealed record Segment(string Name, string Tag, string Query);

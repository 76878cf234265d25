namespace ShopConnector.Loyalty.Tags;

/// <summary>
/// Tags that are named after what a member buys: <c>brand-loyal:Wella</c>. Whatever begins with the prefix is ours.
/// </summary>
/// <param name="Share">Least share of the orders that count. 0–1.</param>
/// <param name="Orders">Least number of orders.</param>
public sealed record TagFamily(string Prefix, TagFamilyBy By, decimal Share, int Orders);

public enum TagFamilyBy
{
    /// <summary>Each vendor with a line in enough of the orders.</summary>
    Vendor,

    /// <summary>The one channel most of the orders came through.</summary>
    Channel,
}

namespace ShopConnector.Sandbox.Shops;

/// <summary>
/// The oracle for what must never be touched: pairs of customer and tag that the merchant set and did not take away.
/// What a program adds through the API is not written here, what it removes is not taken off. Compared without case.
/// </summary>
internal sealed class ForeignTags
{
    private readonly HashSet<(long Customer, string Tag)> _pairs = [];

    public int Count => _pairs.Count;

    public void Set(long customer, string tag) => _pairs.Add((customer, Folded(tag)));

    public void TakeAway(long customer, string tag) => _pairs.Remove((customer, Folded(tag)));

    /// <summary>The account is gone, and with it the merchant's tags on it.</summary>
    public void Forget(long customer) => _pairs.RemoveWhere(pair => pair.Customer == customer);

    public int Standing(Func<long, IReadOnlyList<string>> tagsOf) =>
        _pairs.GroupBy(pair => pair.Customer).Sum(pairs =>
        {
            var held = tagsOf(pairs.Key).Select(Folded).ToHashSet(StringComparer.Ordinal);
            return pairs.Count(pair => held.Contains(pair.Tag));
        });

    private static string Folded(string tag) => tag.ToUpperInvariant();
}

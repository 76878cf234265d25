namespace ShopConnector.Loyalty.Tags;

/// <summary>
/// Tags on one customer that we put there and have not taken away since. A tag that the customer had before is the
/// merchant's, even if a segment of ours has the same name.
/// </summary>
public sealed class TagOwnership(IEnumerable<string> recorded)
{
    private readonly TagSet _ours = new(recorded);

    /// <summary>Those of a set that are ours.</summary>
    public TagSet Of(TagSet tags) => new(tags.Where(_ours.Contains));
}

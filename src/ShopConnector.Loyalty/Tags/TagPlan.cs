namespace ShopConnector.Loyalty.Tags;

/// <summary>
/// What to write on one customer.
/// <code>
/// desired  held   ours   →
/// yes      no     any    add; it is ours from then on
/// yes      yes    any    nothing; a merchant's own tag stays the merchant's
/// no       yes    yes    remove
/// no       yes    no     nothing; it is not ours to remove
/// no       no     any    nothing; somebody else removed it
/// </code>
/// </summary>
public sealed record TagPlan(TagSet Add, TagSet Remove)
{
    public bool IsEmpty => Add.Count == 0 && Remove.Count == 0;

    public static TagPlan Between(TagSet held, TagSet desired, TagOwnership ours) => new(
        Add: desired.Except(held),
        Remove: ours.Of(held).Except(desired));

    /// <param name="held">All tags the shop shows.</param>
    /// <param name="owned">Those recorded as put there by us.</param>
    public static TagPlan Between(IEnumerable<string> held, IEnumerable<string> desired, IEnumerable<string> owned) =>
        Between(new TagSet(held), new TagSet(desired), new TagOwnership(owned));
}

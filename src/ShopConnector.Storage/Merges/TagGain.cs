using ShopConnector.Storage.Pull;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Merges;

/// <summary>
/// A tag that an account shows and did not show before, although we did not add it. A shop that makes one account of
/// two gives it the tags of both: what was ours on the other is ours on it too, or nobody would ever take it off.
/// </summary>
internal sealed record TagGain(string Customer, string Folded)
{
    private static readonly string[] s_columns = ["@customerId", "@folded", "@shop", "@generation"];

    /// <summary>Where a platform has no tags, the field we keep them in is wholly ours.</summary>
    public static IEnumerable<TagGain> Between(CustomerRow? before, CustomerRow now)
    {
        if (before?.Card is null || now.Card is null || before.Card == now.Card || now.TagsOnCard == 0)
        {
            return [];
        }

        var shown = TagLapse.TagsOn(before.Card).ToHashSet(StringComparer.Ordinal);
        return TagLapse.TagsOn(now.Card).Where(tag => !shown.Contains(tag)).Select(tag => new TagGain(now.Id, tag));
    }

    public static Task<int> StoreAsync(
        Session session, string shop, long generation, IReadOnlyCollection<TagGain> gains) =>
        session.EachAsync("NoteGainedTag", gains, s_columns, (gain, values) =>
        {
            values[0] = gain.Customer;
            values[1] = gain.Folded;
            values[2] = shop;
            values[3] = generation;
        });
}

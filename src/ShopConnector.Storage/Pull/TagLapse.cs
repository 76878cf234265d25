using ShopConnector.Storage.Json;
using ShopConnector.Storage.Members;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Pull;

/// <summary>
/// A tag that the shop showed and shows no more, although we did not remove it. Had it been ours, it ceases to be:
/// whoever sets it again later is not us, and to remove it then would be to remove a merchant's tag.
/// </summary>
internal sealed record TagLapse(string Customer, string Folded)
{
    private static readonly string[] s_columns = ["@customerId", "@folded", "@shop"];

    /// <summary>
    /// Only a tag that was seen, or confirmed as written, can be missed: one whose writing is still under way stays
    /// ours. Nor does a version that is no newer than the one held tell of anything later.
    /// </summary>
    public static IEnumerable<TagLapse> Between(CustomerRow? before, CustomerRow now)
    {
        if (before?.Card is null || now.Card is null || before.Card == now.Card || now.UpdatedAt <= before.UpdatedAt)
        {
            return [];
        }

        var shown = TagsOn(now.Card).ToHashSet(StringComparer.Ordinal);
        return TagsOn(before.Card).Where(tag => !shown.Contains(tag)).Select(tag => new TagLapse(now.Id, tag));
    }

    /// <summary>Returns how many were ours.</summary>
    public static Task<int> StoreAsync(Session session, string shop, IReadOnlyCollection<TagLapse> lapses) =>
        session.EachAsync("DisownTag", lapses, s_columns, (lapse, values) =>
        {
            values[0] = lapse.Customer;
            values[1] = lapse.Folded;
            values[2] = shop;
        });

    public static IEnumerable<string> TagsOn(string card) =>
        Column.Read<LoyaltyCard>(card).Tags.Select(NameKey.Fold);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>One order on its way: what is wanted of it, less what can or need not be done as it is now.</summary>
internal sealed record OrderStep(ChangeProgress Progress, OrderChange Change)
{
    public long Id { get; } =
        long.TryParse(Change.Order.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    public OrderStep On(OrderRow row)
    {
        var change = Change;
        if (change.Hold && OrderMarkMeta.Mark(row.MetaData) is { Held: true } known)
        {
            // An earlier answer was lost. It was held then; if it is not now, staff have let it go.
            change = change with { Hold = false, Mark = OrderMark.Union(change.Mark, known)! };
        }
        else if (change.Hold && row.Status != OrderHandling.Ready)
        {
            Refuse($"could not be held: its status is {row.Status} by now.");
            change = change with { Hold = false };
        }

        return this with { Change = change with { Release = change.Release && row.Status == OrderHandling.Held } };
    }

    public OrderStep Without(OrderNote note) =>
        this with { Change = Change with { Notes = Change.Notes.Remove(note) } };

    public JsonObject Item()
    {
        var item = new JsonObject
        {
            ["id"] = Id,
            ["meta_data"] = OrderMarkMeta.Metadata(Change.TagsAfter, Change.MarkAfter),
        };
        if (Change.Hold)
            item["status"] = OrderHandling.Held;
        else if (Change.Release)
            item["status"] = OrderHandling.Ready;

        return item;
    }

    /// <summary>What of the change the shop kept; null when none of it.</summary>
    public OrderChange? Do(string? status, ImmutableArray<string> tags, OrderMark? mark)
    {
        if (mark != Change.MarkAfter || !tags.SequenceEqual(Change.TagsAfter, StringComparer.Ordinal))
        {
            Refuse($"did not keep {OrderMarkMeta.TagsKey} as written; a plugin may change it.");
            return null;
        }

        if (Change.Hold && status != OrderHandling.Held)
        {
            Refuse($"was not held: the shop made its status {status}.");
            return Change with { Hold = false };
        }

        return Change;
    }

    public void Refuse(string problem) => Progress.Refuse($"order {Change.Order.Id} {problem}");
}

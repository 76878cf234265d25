using NodaTime;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Orders;

/// <summary>Which orders a list request means, in which order. Filters WooCommerce does not know are ignored.</summary>
internal sealed class OrderList(ShopState shop)
{
    public List<ShopOrder> Of(WooRequest request)
    {
        var status = OrderStatuses.Filter(request.List("status"));
        var customer = request.Ids("customer");
        var rows = shop.Orders.Values
            .Where(order => shop.IsListed(order) && status(order.State))
            .Where(order => customer.Count == 0 || customer.Contains(order.CustomerId ?? 0));
        rows = Between(rows, request, "after", "before", order => order.PlacedAt);
        rows = Between(rows, request, "modified_after", "modified_before", order => order.UpdatedAt);
        return Sorted(WooPage.Chosen(request, rows, order => order.Id), request);
    }

    /// <summary>Both ends are exclusive, at whole seconds.</summary>
    private IEnumerable<ShopOrder> Between(
        IEnumerable<ShopOrder> rows, WooRequest request, string after, string before, Func<ShopOrder, Instant> at)
    {
        if (WooDates.Filter(request, after, shop.Zone) is { } start)
            rows = rows.Where(order => at(order) > start);
        if (WooDates.Filter(request, before, shop.Zone) is { } end)
            rows = rows.Where(order => at(order) < end);
        return rows;
    }

    private static List<ShopOrder> Sorted(IEnumerable<ShopOrder> rows, WooRequest request)
    {
        var by = WooPage.OrderBy(request, "date", "date", "id", "include", "title", "slug", "modified");
        var descending = WooPage.Descending(request, standard: true);
        if (by == "include")
        {
            var place = request.Ids("include").Select((id, index) => (id, index)).DistinctBy(row => row.id)
                .ToDictionary(row => row.id, row => row.index);
            return [.. rows.OrderBy(order => place.GetValueOrDefault(order.Id, int.MaxValue))];
        }

        // They lie in the shop by id already, and a large shop is asked for many pages.
        if (by == "id" && !descending)
            return [.. rows];

        // Title and slug of an order say when it was placed.
        Func<ShopOrder, Instant> key = by switch
        {
            "id" => _ => default,
            "modified" => order => order.UpdatedAt,
            _ => order => order.PlacedAt,
        };
        return descending
            ? [.. rows.OrderByDescending(key).ThenByDescending(order => order.Id)]
            : [.. rows.OrderBy(key).ThenBy(order => order.Id)];
    }
}

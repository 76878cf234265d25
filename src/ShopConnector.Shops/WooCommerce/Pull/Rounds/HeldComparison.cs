using System.Globalization;
using System.Text.Json;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull.Rounds;

/// <summary>
/// Whether an order that is held is worth a second look: by the few fields in which a change that no list of changes
/// has shown, because it came late or was made in the database, would do harm.
/// </summary>
internal static class HeldComparison
{
    /// <summary>A list of these takes a host a third of the time that whole orders take.</summary>
    public const string Fields = "id,status,date_modified_gmt,total,customer_id,refunds";

    /// <param name="refundsHidden">That a list shows no refunds says nothing in this shop.</param>
    public static bool Differs(JsonElement record, HeldOrder held, bool refundsHidden) =>
        Read(record) is not { } row // Whatever became odd is for whoever reads it whole to say.
        || row.Total != held.Order.Total
        || OrderHandling.Of(row.Status) != held.Order.Fulfilment
        || OrderMapping.IsCancelled(row) != held.Order.CancelledAt is not null
        || Plain.Gmt(row.DateModifiedGmt) > held.UpdatedAt
        || BuyerDiffers(row, held)
        || RefundsDiffer(row, held, refundsHidden);

    // A guest's order is under an id of our own making.
    private static bool BuyerDiffers(OrderRow row, HeldOrder held) => row.CustomerId == 0
        ? long.TryParse(held.CustomerId, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        : held.CustomerId != row.CustomerId.ToString(CultureInfo.InvariantCulture);

    private static bool RefundsDiffer(OrderRow row, HeldOrder held, bool hidden) =>
        !(hidden && row.Refunds.IsEmpty)
        && row.Refunds.Sum(refund => Math.Abs(refund.Total ?? 0m)) != held.Order.Refunds.Sum(refund => refund.Total);

    private static OrderRow? Read(JsonElement record)
    {
        try
        {
            return record.Deserialize(WooJson.Default.OrderRow);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

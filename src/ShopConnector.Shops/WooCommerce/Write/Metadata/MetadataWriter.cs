using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Plugin;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write.Metadata;

/// <summary>
/// Writes our keys, and only these, on accounts and on guests' orders: through the companion plugin where it is, which
/// takes far more at once, else as everybody may.
/// </summary>
internal sealed class MetadataWriter(PluginPush plugin, MetadataBatches batches)
{
    private static readonly ImmutableArray<FieldChange> _nothing =
        [.. CardKeys.All.Select(field => new FieldChange(field, From: null, To: null))];

    public async Task WriteAsync(IReadOnlyList<ChangeProgress> all, CancellationToken ct)
    {
        List<Carrier> carriers = [.. all.SelectMany(OnAccount), .. all.SelectMany(OnOrders)];
        var pushed = await plugin.SendAsync(carriers, ct);
        var others = await batches.SendAsync(carriers[pushed.Count..], ct);
        foreach (var (carrier, answer) in carriers.Zip(pushed.Concat(others)))
            Settle(carrier, answer);
    }

    private static IEnumerable<Carrier> OnAccount(ChangeProgress one)
    {
        if (!one.Change.Customer.IsGuest && !one.Fields.IsEmpty && Number(one.Change.Customer.Id, one) is { } id)
            yield return new Carrier(one, id, one.Fields, CarrierKind.Account);
    }

    private static IEnumerable<Carrier> OnOrders(ChangeProgress one)
    {
        if (one.Change.Customer.IsGuest && !one.Fields.IsEmpty)
        {
            if (one.Change.CarrierOrder is null)
                one.Refuse("a guest without an order has nowhere to keep values.");
            else if (Number(one.Change.CarrierOrder, one) is { } id)
                yield return new Carrier(one, id, one.Fields, CarrierKind.GuestOrder);
        }

        foreach (var order in one.Change.ClearOrders)
        {
            if (Number(order, one) is { } id)
                yield return new Carrier(one, id, _nothing, CarrierKind.ClearedOrder);
        }
    }

    private static long? Number(string id, ChangeProgress one)
    {
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;

        one.Refuse($"{id} is no id of WooCommerce.");
        return null;
    }

    private static void Settle(Carrier carrier, CarrierAnswer answer)
    {
        switch (answer)
        {
            case CarrierAnswer.Gone:
                SettleGone(carrier);
                break;
            case CarrierAnswer.Refused refused:
                carrier.Progress.Refuse($"the shop refused the values: {refused.Reason}", refused.ForGood);
                break;
            case CarrierAnswer.Kept kept:
                SettleKept(carrier, kept.Missing);
                break;
        }
    }

    private static void SettleGone(Carrier carrier)
    {
        var (progress, order) = (carrier.Progress, OrderOf(carrier));
        switch (carrier.Kind)
        {
            case CarrierKind.Account:
                progress.IsGone = true;
                break;
            case CarrierKind.ClearedOrder:
                progress.ConfirmCleared(order); // What is deleted carries nothing.
                progress.ConfirmGone(order);
                break;
            case CarrierKind.GuestOrder:
                progress.ConfirmGone(order);
                progress.Refuse(
                    $"order {order}, which carries the guest's values, is gone from the shop; "
                    + "the next run does without it.");
                break;
        }
    }

    private static void SettleKept(Carrier carrier, ImmutableArray<FieldChange> missing)
    {
        foreach (var field in missing)
        {
            carrier.Progress.Refuse(
                $"{CardKeys.Of(field.Field)} was not kept as written; a plugin may change it.", forGood: true);
        }

        if (carrier.Kind != CarrierKind.ClearedOrder)
        {
            foreach (var field in carrier.Fields.Except(missing))
                carrier.Progress.Confirm(field.Field);
        }
        else if (missing.IsEmpty)
        {
            carrier.Progress.ConfirmCleared(OrderOf(carrier));
        }
    }

    private static string OrderOf(Carrier carrier) => carrier.Id.ToString(CultureInfo.InvariantCulture);
}

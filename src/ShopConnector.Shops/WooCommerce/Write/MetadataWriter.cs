using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>Writes our keys, and only these, on accounts and on guests' orders; believes what comes back.</summary>
internal sealed class MetadataWriter(BatchSender sender)
{
    private static readonly ImmutableArray<FieldChange> _nothing =
        [.. CardKeys.All.Select(field => new FieldChange(field, From: null, To: null))];

    public async Task WriteAsync(IReadOnlyList<ChangeProgress> all, CancellationToken ct)
    {
        await SendAsync("customers", [.. all.SelectMany(OnAccount)], ct);
        await SendAsync("orders", [.. all.SelectMany(OnOrders)], ct);
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

    private async Task SendAsync(string resource, List<Carrier> carriers, CancellationToken ct)
    {
        var items = carriers.ConvertAll(carrier => (JsonNode)new JsonObject
        {
            ["id"] = carrier.Id,
            ["meta_data"] = CardFields.Metadata(carrier.Fields),
        });
        var results = await sender.SendAsync($"writing {resource}", resource, "update", items, ct);
        foreach (var (carrier, result) in carriers.Zip(results))
            Settle(carrier, result);
    }

    private static void Settle(Carrier carrier, BatchResult result)
    {
        var progress = carrier.Progress;
        var order = carrier.Id.ToString(CultureInfo.InvariantCulture);
        switch (carrier.Kind)
        {
            case CarrierKind.Account when result.IsUnknownId:
                progress.IsGone = true;
                return;
            case CarrierKind.ClearedOrder when result.IsUnknownId:
                progress.ConfirmCleared(order); // What is deleted carries nothing.
                progress.ConfirmGone(order);
                return;
            case CarrierKind.GuestOrder when result.IsUnknownId:
                progress.ConfirmGone(order);
                progress.Refuse(
                    $"order {order}, which carries the guest's values, is gone from the shop; "
                    + "the next run does without it.");
                return;
        }

        if (result.Row is not { } row || Metadata(row, carrier.Id) is not { } metadata)
        {
            progress.Refuse($"the shop refused the values: {result.Message ?? "its answer is for something else"}");
            return;
        }

        var missing = carrier.Fields.Where(field => !CardFields.Holds(metadata, field)).ToList();
        foreach (var field in missing)
            progress.Refuse($"{CardKeys.Of(field.Field)} was not kept as written; a plugin may change it.");

        if (carrier.Kind != CarrierKind.ClearedOrder)
        {
            foreach (var field in carrier.Fields.Except(missing))
                progress.Confirm(field.Field);
        }
        else if (missing.Count == 0)
        {
            progress.ConfirmCleared(order);
        }
    }

    private static ImmutableArray<MetaRow>? Metadata(JsonElement row, long id)
    {
        try
        {
            return RowReader.IdOf(row) == id && row.TryGetProperty("meta_data", out var metadata)
                ? metadata.Deserialize(WooJson.Default.ImmutableArrayMetaRow) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private enum CarrierKind { Account, GuestOrder, ClearedOrder }

    private sealed record Carrier(
        ChangeProgress Progress, long Id, ImmutableArray<FieldChange> Fields, CarrierKind Kind);
}

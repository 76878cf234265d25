using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Shops.WooCommerce.Write.Metadata;

/// <summary>
/// Writes values as metadata of customers and orders, the way every WooCommerce takes; believes what comes back.
/// </summary>
internal sealed class MetadataBatches(BatchSender sender)
{
    /// <returns>One answer per carrier, in their order.</returns>
    public async Task<IReadOnlyList<CarrierAnswer>> SendAsync(IReadOnlyList<Carrier> carriers, CancellationToken ct)
    {
        var answers = new CarrierAnswer[carriers.Count];
        foreach (var places in Enumerable.Range(0, carriers.Count).GroupBy(place => carriers[place].IsOrder))
            await SendAsync(places.Key ? "orders" : "customers", carriers, [.. places], answers, ct);
        return answers;
    }

    private async Task SendAsync(
        string resource, IReadOnlyList<Carrier> carriers, List<int> places, CarrierAnswer[] answers,
        CancellationToken ct)
    {
        var items = places.ConvertAll(place => (JsonNode)new JsonObject
        {
            ["id"] = carriers[place].Id,
            ["meta_data"] = CardFields.Metadata(carriers[place].Fields),
        });
        var results = await sender.SendAsync($"writing {resource}", resource, "update", items, ct);
        foreach (var (place, result) in places.Zip(results))
            answers[place] = Answer(carriers[place], result);
    }

    private static CarrierAnswer Answer(Carrier carrier, BatchResult result)
    {
        if (result.IsUnknownId)
            return new CarrierAnswer.Gone();

        return result.Row is { } row && Metadata(row, carrier.Id) is { } metadata
            ? new CarrierAnswer.Kept([.. carrier.Fields.Where(field => !CardFields.Holds(metadata, field))])
            : new CarrierAnswer.Refused(result.Message ?? "its answer is for something else", result.IsFinal);
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
}

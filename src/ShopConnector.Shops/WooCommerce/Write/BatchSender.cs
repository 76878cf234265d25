using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>
/// Sends items in batches as large as the host can take: halved when PHP runs out of time, or nearly does, grown again
/// when it does well. An item that fails even alone is refused with its reason; the others still go.
/// </summary>
internal sealed class BatchSender(WooClient client, ILogger logger)
{
    // One item may be poison to some plugin; this many in a row mean that the shop is down.
    private const int LoneFailuresAtMost = 3;

    private readonly AdaptiveSize _size = new(CallLedger.Most, least: 1);
    private int _loneFailures;

    /// <param name="verb">create, update or delete.</param>
    /// <returns>One result per item, in their order.</returns>
    public async Task<IReadOnlyList<BatchResult>> SendAsync(
        string operation, string resource, string verb, IReadOnlyList<JsonNode> items, CancellationToken ct)
    {
        var results = new List<BatchResult>(items.Count);
        client.Ledger.Batched(items.Count);
        while (results.Count < items.Count)
        {
            var some = items.Skip(results.Count).Take(_size.Now).ToList();
            var started = client.Time.GetTimestamp();
            try
            {
                var answer = await client.PostAsync(operation, new WooQuery($"{resource}/batch"), Body(verb, some), ct);
                if (answer.Refusal is null)
                {
                    results.AddRange(Results(operation, verb, some.Count, answer.Body));
                    WentWell(client.Time.GetElapsedTime(started), some.Count);
                }
                else if (some.Count == 1)
                {
                    results.Add(Refusal(answer.Refusal));
                }
                else
                {
                    Shrink(some.Count); // One of the items is refused with all the others: halving finds it.
                }
            }
            catch (ShopException fault) when (fault.Transient && some.Count > 1)
            {
                Shrink(some.Count);
            }
            catch (ShopException fault) when (fault.Transient && ++_loneFailures < LoneFailuresAtMost)
            {
                results.Add(new BatchResult(Row: null, Code: "", fault.Problem));
            }
        }

        return results;
    }

    private static JsonObject Body(string verb, IEnumerable<JsonNode> items) =>
        new() { [verb] = new JsonArray([.. items.Select(item => item.DeepClone())]) };

    private IEnumerable<BatchResult> Results(
        string operation, string verb, int count, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(verb, out var list)
            || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() != count)
        {
            throw new ShopException(
                client.Shop, operation, "the shop did not answer for every item of a batch.",
                "Nothing is lost; the next run tries again. If this goes on, a plugin may have changed the interface.");
        }

        return list.EnumerateArray().Select(Result);
    }

    private static BatchResult Result(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("error", out var error))
            return new BatchResult(item, Code: null, Message: null);

        return Refusal(error.Deserialize(WooJson.Default.ErrorRow) ?? new ErrorRow(Code: null, Message: null));
    }

    private static BatchResult Refusal(ErrorRow error) =>
        new(Row: null, error.Code ?? "", Plain.Text(error.Message) ?? "no reason was given", error.IsFinal);

    private void WentWell(TimeSpan time, int count)
    {
        _loneFailures = 0;
        if (_size.Took(time, count))
            Log.BatchSize(logger, client.Shop, _size.Now);
    }

    private void Shrink(int count)
    {
        _size.Shrink(count);
        Log.BatchSize(logger, client.Shop, _size.Now);
    }
}

/// <param name="Row">What the shop made of the item; null when it refused.</param>
/// <param name="Code">Of the refusal, in WooCommerce's terms; empty when it gave none.</param>
/// <param name="IsFinal">The same item would be refused again.</param>
internal sealed record BatchResult(JsonElement? Row, string? Code, string? Message, bool IsFinal = false)
{
    /// <summary>There is no such customer, order or coupon.</summary>
    public bool IsUnknownId => Code?.EndsWith("_invalid_id", StringComparison.Ordinal) == true;
}

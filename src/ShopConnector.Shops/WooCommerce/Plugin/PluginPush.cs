using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Write.Metadata;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Plugin;

/// <summary>
/// Pushes members to the companion plugin, hundreds in one call. A push may be repeated at will: the plugin writes
/// differences, and never a version older than the one it holds.
/// </summary>
internal sealed class PluginPush(WooClient client, PluginDesk desk, WooKeys keys, ILogger logger)
{
    private const string Operation = "pushing members";

    // What the plugin takes by its readme; it may take fewer, and say so.
    private const int Most = 500;

    private const int GrowAfter = 4;

    private int _size = Most;
    private int _wentWell;
    private long _version;

    /// <returns>
    /// The answers of the first carriers, in their order: none where the plugin is missing or does not fit, fewer than
    /// were given where it fails. The others are to be written as if there were no plugin.
    /// </returns>
    public async Task<IReadOnlyList<CarrierAnswer>> SendAsync(IReadOnlyList<Carrier> carriers, CancellationToken ct)
    {
        var answers = new List<CarrierAnswer>(carriers.Count);
        var wasAskedAgain = false;
        while (answers.Count < carriers.Count && await desk.FindAsync(ct) is PluginState.Ready plugin)
        {
            var size = Math.Clamp(plugin.Health.MembersAtMost, 1, _size);
            var some = carriers.Skip(answers.Count).Take(size).ToList();
            try
            {
                answers.AddRange(await PushAsync(plugin, some, ct));
                WentWell();
            }
            catch (ShopException fault) when (fault.Transient && some.Count > 1)
            {
                Resize(some.Count / 2);
            }
            catch (ShopException) when (!wasAskedAgain)
            {
                wasAskedAgain = true;
                desk.Forget(); // It may have been updated, or the shop's clock been set.
            }
            catch (ShopException fault)
            {
                Log.PushFailed(logger, client.Shop, fault.Problem);
                desk.Remember(new PluginState.Unwell(fault.Problem, fault.Remedy));
            }
        }

        client.Ledger.Batched(answers.Count, Most);
        return answers;
    }

    private async Task<IEnumerable<CarrierAnswer>> PushAsync(
        PluginState.Ready plugin, List<Carrier> some, CancellationToken ct)
    {
        _version = Math.Max(_version + 1, desk.ShopTime(plugin).ToUnixTimeMilliseconds());
        var members = some.ConvertAll(carrier => (JsonNode)MemberRow.Of(carrier, _version));
        var answer = await client.PostAsync(
            Operation, new WooQuery("members") { Api = PluginDesk.Api },
            new JsonObject { ["members"] = new JsonArray([.. members]) }, ct,
            (headers, body) => PushSignature.Add(headers, body, desk.ShopTime(plugin), keys));
        if (answer.Refusal is { } refusal)
        {
            // Too much for this host, or one member is refused with all the others: fewer at a time finds it.
            throw new ShopException(
                client.Shop, Operation, $"the companion plugin does not accept what was pushed ({refusal.Code}).",
                "Install the newest companion plugin (shopconnector plugin pack).")
            { Transient = true };
        }

        var results = Results(answer.Body);
        if (results?.Count != some.Count)
        {
            throw new ShopException(
                client.Shop, Operation, "the companion plugin's answer is for something else.",
                "Another plugin may change it; install the companion plugin anew.");
        }

        if (results.Any(result => result.Status == "stale"))
            desk.Forget(); // The shop's clock was set back, or another connector writes too.
        return some.Zip(results, Answer);
    }

    private static CarrierAnswer Answer(Carrier carrier, PushResult result) => result.Status switch
    {
        "written" or "unchanged" => new CarrierAnswer.Kept([]),
        "unknown" => new CarrierAnswer.Gone(),
        _ => new CarrierAnswer.Refused(result.Message ?? "no reason was given", ForGood: result.Status == "refused"),
    };

    private static IReadOnlyList<PushResult>? Results(JsonElement body)
    {
        try
        {
            return body.Deserialize(PluginJson.Default.PushAnswer)?.Results;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void WentWell()
    {
        if (_size < Most && ++_wentWell >= GrowAfter)
            Resize(Math.Min(Most, _size * 2));
    }

    private void Resize(int size)
    {
        _size = Math.Max(1, size);
        _wentWell = 0;
        Log.BatchSize(logger, client.Shop, _size);
    }
}

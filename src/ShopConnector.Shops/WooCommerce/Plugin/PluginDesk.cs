using System.Text.Json;
using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Plugin;

/// <summary>Asks whether the companion plugin is there and fits, and remembers it for a while.</summary>
internal sealed class PluginDesk(WooClient client, TimeProvider time, ILogger logger)
{
    public const string Api = "shopconnector/v1/";

    private const string Operation = "asking the companion plugin";

    // Fields may come with a minor version and change with a major one.
    private static readonly Version _oldest = new(1, 0);
    private static readonly Version _tooNew = new(2, 0);

    // A plugin is updated by hand, rarely; and a run of an hour asks no more than a few times.
    private static readonly TimeSpan _isGoodFor = TimeSpan.FromHours(1);

    private (PluginState State, long Found)? _known;

    /// <summary>Without a call where the site does not name the plugin, or was asked of late.</summary>
    public async Task<PluginState> FindAsync(CancellationToken ct)
    {
        if (_known is { } known && time.GetElapsedTime(known.Found) < _isGoodFor)
            return known.State;

        var state = await AskAsync(ct);
        Remember(state);
        switch (state)
        {
            case PluginState.Unfit unfit:
                Log.PluginUnfit(logger, client.Shop, unfit.Version, unfit.Remedy);
                break;
            case PluginState.Unwell unwell:
                Log.PushFailed(logger, client.Shop, unwell.Problem);
                break;
        }

        return state;
    }

    public async Task<PluginState> AskAsync(CancellationToken ct)
    {
        var site = await client.SiteAsync(ct);
        if (!site.HasPlugin)
            return new PluginState.Missing();

        try
        {
            client.Ledger.Single();
            var answer = await client.FindAsync(Operation, new WooQuery("health") { Api = Api }, ct);
            return answer is null ? new PluginState.Missing() : Read(answer.Body);
        }
        catch (ShopException fault)
        {
            return new PluginState.Unwell(fault.Problem, fault.Remedy);
        }
    }

    public void Remember(PluginState state) => _known = (state, time.GetTimestamp());

    public void Forget() => _known = null;

    /// <summary>The shop's own time now: only by that can it tell late pushes from new ones.</summary>
    public Instant ShopTime(PluginState.Ready plugin) =>
        plugin.Time + Duration.FromTimeSpan(_known is { } known ? time.GetElapsedTime(known.Found) : TimeSpan.Zero);

    private static PluginState Read(JsonElement body)
    {
        if (Health(body) is not { } health || !Version.TryParse(health.Plugin, out var version))
        {
            return new PluginState.Unwell(
                "its answer cannot be read.", "Another plugin may change it; install the companion plugin anew.");
        }

        if (version < _oldest || version >= _tooNew)
            return new PluginState.Unfit(version.ToString(), version < _oldest);

        return new PluginState.Ready(health, Instant.FromUnixTimeSeconds(health.Time));
    }

    private static PluginHealth? Health(JsonElement body)
    {
        try
        {
            return body.Deserialize(PluginJson.Default.PluginHealth);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

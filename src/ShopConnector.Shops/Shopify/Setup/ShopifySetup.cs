using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Definitions;
using ShopConnector.Shops.Shopify.Shipping;
using ShopConnector.Shops.Shopify.Write.Codes;
using ShopConnector.Sync;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Shops.Shopify.Setup;

/// <summary>What stands in a Shopify shop beside its customers: the names of our fields, and who ships free.</summary>
internal sealed class ShopifySetup
{
    private readonly IReadOnlyList<DefinitionSpec> _fields;
    private readonly IReadOnlyList<ShippingSpec> _shipping;
    private readonly DefinitionSetup _definitions;
    private readonly ShippingSetup _compare;
    private readonly ShippingWriter _writer;

    public ShopifySetup(GraphQlClient client, ShopifyOptions options, IClock clock)
    {
        _fields = WantedDefinitions.Of(options);
        _shipping = [.. options.FreeShipping.Select(rule => ShippingSpec.Of(rule, options.Currency, options.Language))];
        var sender = new SetupSender(client);
        var look = new ShippingLook(client);
        _definitions = new DefinitionSetup(client, sender);
        _compare = new ShippingSetup(look, new ShopCurrency(client));
        _writer = new ShippingWriter(look, sender, clock);
    }

    public string Wanted => JsonSerializer.Serialize(
        new WantedSetup([.. _fields], [.. _shipping]), ShopifyJson.Default.WantedSetup);

    public async Task<SetupDifference> CompareAsync(SetupKnown known, CancellationToken ct)
    {
        var sum = new DifferenceSum();
        await _definitions.CompareAsync(_fields, known, sum, ct);
        try
        {
            await _compare.CompareAsync(_shipping, known, sum, ct);
        }
        catch (ShopException error) when (error.Denied)
        {
            sum.Note($"Free shipping is not set up: {error.Problem} {error.Remedy}");
        }

        return sum.Total;
    }

    public async Task<IReadOnlyList<SetupOutcome>> WriteAsync(
        IReadOnlyList<SetupStep> steps, SetupKnown known, CancellationToken ct)
    {
        var outcomes = new List<SetupOutcome>(steps.Count);
        foreach (var step in steps)
            outcomes.Add(await WriteAsync(step, known.Of(step.Key), ct));

        return outcomes;
    }

    /// <summary>What was changed or taken away, the next run would do again: there is no way back from it.</summary>
    public static SetupStep? Reverse(SetupStep written) => written.Action == SetupAction.Create
        ? written with { Action = SetupAction.Remove } : null;

    private async Task<SetupOutcome> WriteAsync(SetupStep step, OwnedSetup? owned, CancellationToken ct)
    {
        try
        {
            return step.Key.StartsWith(ShippingSpec.ThingOf(""), StringComparison.Ordinal)
                ? await _writer.WriteAsync(step, owned, ct)
                : await _definitions.WriteAsync(step, owned, ct);
        }
        catch (ShopException error) when (error.Denied)
        {
            return new SetupOutcome(owned?.Held, $"{step.Text}: {error.Problem} {error.Remedy}");
        }
    }
}

/// <summary>All that is wanted, to be compared as one text.</summary>
internal sealed record WantedSetup(DefinitionSpec[] Fields, ShippingSpec[] Shipping);

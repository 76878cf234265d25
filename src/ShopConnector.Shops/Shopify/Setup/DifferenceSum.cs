using System.Collections.Immutable;
using System.Text.Json;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Definitions;
using ShopConnector.Shops.Shopify.Shipping;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Shops.Shopify.Setup;

/// <summary>Adds up what is to be set up, in words for people.</summary>
internal sealed class DifferenceSum
{
    private readonly List<SetupStep> _steps = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, string> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _adopted = new(StringComparer.Ordinal);

    public SetupDifference Total => new(
        [.. _steps], [.. _notes], _codes.ToImmutableDictionary(), _adopted.ToImmutableDictionary());

    public void Note(string note) => _notes.Add(note);

    public void Adopt(string thing, string held) => _adopted[thing] = held;

    public void Code(string tag, string code) => _codes[tag] = code;

    public void Step(DefinitionSpec spec, SetupAction action) => _steps.Add(new SetupStep(
        spec.Thing, action,
        $"field {DefinitionSetup.Full(spec)} on the {DefinitionSetup.Page(spec.Owner)} page"
        + (spec.Pinned ? ", pinned" : ""),
        JsonSerializer.Serialize(spec, ShopifyJson.Default.DefinitionSpec)));

    public void Step(ShippingSpec spec, SetupAction action) => _steps.Add(new SetupStep(
        spec.Thing, action, spec.Sentence, JsonSerializer.Serialize(spec, ShopifyJson.Default.ShippingSpec)));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Setup;
using ShopConnector.Shops.Shopify.Write;
using ShopConnector.Sync;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Shops.Shopify.Definitions;

/// <summary>
/// Gives our fields their names on the customer's page. A definition that somebody else made is used as it is: its name
/// and pin are theirs.
/// </summary>
internal sealed class DefinitionSetup(GraphQlClient client, SetupSender sender)
{
    private const string Taken = "TAKEN";
    private const string OrderScope = "write_orders";
    private const string PinsFull = "PINNED_LIMIT_REACHED";

    public async Task CompareAsync(
        IReadOnlyList<DefinitionSpec> wanted, SetupKnown known, DifferenceSum sum, CancellationToken ct)
    {
        foreach (var owner in wanted.GroupBy(spec => spec.Owner))
        {
            try
            {
                // Tried and refused, they would make every run one that was done in part.
                if (owner.Key == WantedDefinitions.Order && !await MayAsync(OrderScope, ct))
                {
                    sum.Note(
                        $"The fields on the {Page(owner.Key)} page are not set up: the app lacks {OrderScope}. "
                        + "Add it to the app's scopes, then install the app again.");
                    continue;
                }

                var found = await FindAsync(owner.Key, ct);
                foreach (var spec in owner)
                    Compare(spec, found.GetValueOrDefault(spec.Key), known.Of(spec.Thing), sum);
            }
            catch (ShopException error) when (error.Denied)
            {
                sum.Note($"The fields on the {Page(owner.Key)} page are not set up: {error.Problem} {error.Remedy}");
            }
        }
    }

    private async Task<bool> MayAsync(string scope, CancellationToken ct)
    {
        var facts = await client.QueryAsync(
            Documents.ShopFacts, variables: null, ShopifyJson.Default.GraphQlResponseShopFactsAnswer, ct);
        return GrantedScopes.Of(facts).Has(scope);
    }

    public async Task<SetupOutcome> WriteAsync(SetupStep step, OwnedSetup? owned, CancellationToken ct)
    {
        var spec = JsonSerializer.Deserialize(step.Spec, ShopifyJson.Default.DefinitionSpec)!;
        return step.Action switch
        {
            SetupAction.Create => await CreateAsync(spec, ct),
            SetupAction.Update => await UpdateAsync(spec, owned, ct),
            _ => await DeleteAsync(owned, ct),
        };
    }

    /// <summary>
    /// found            ours   → step
    /// nothing          –      → create
    /// another type     –      → none, a note: values could not be written
    /// the same type    no     → none, a note when it is not pinned
    /// the same type    yes    → update where name, text, pin or access are other than wanted
    /// </summary>
    private static void Compare(DefinitionSpec spec, DefinitionNode? found, OwnedSetup? owned, DifferenceSum sum)
    {
        if (found is null)
        {
            sum.Step(spec, SetupAction.Create);
            return;
        }

        if (found.Type.Name != spec.Type)
        {
            sum.Note(
                $"The field {Full(spec)} of the {Page(spec.Owner)} page is defined as {found.Type.Name} in the shop, "
                + $"not as {spec.Type}, so that it cannot be written. Delete that definition under "
                + "Settings › Custom data, then apply again.");
            return;
        }

        if (owned is null)
        {
            if (spec.Pinned && !found.IsPinned)
                sum.Note(Unpinned(spec, "was made by somebody else and is not pinned"));
            return;
        }

        var held = Held(owned);
        if (held is null)
            sum.Adopt(spec.Thing, Text(new DefinitionHeld(found.Id)));

        var pinsFull = held is { PinsFull: true } && held.Id == found.Id && !found.IsPinned;
        if (pinsFull)
            sum.Note(Unpinned(spec, "is not pinned: the shop had no pin left, so unpin another one"));

        if (found.Name != spec.Name || found.Description != spec.Description || found.IsPublic != spec.Storefront
            || spec.Pinned && !found.IsPinned && !pinsFull)
            sum.Step(spec, SetupAction.Update);
    }

    private async Task<SetupOutcome> CreateAsync(DefinitionSpec spec, CancellationToken ct)
    {
        var made = await sender.SendAsync(
            SetupDocuments.DefinitionCreate, Input(spec, spec.Pinned, withType: true), ct);
        var full = spec.Pinned && made.Has(PinsFull);
        if (full)
            made = await sender.SendAsync(SetupDocuments.DefinitionCreate, Input(spec, pin: false, withType: true), ct);

        if (made.Node is { } node)
            return new SetupOutcome(Text(new DefinitionHeld(node.Id, full)));

        // Made by a first sending whose answer was lost, or by somebody else since the plan.
        return made.Has(Taken) && (await FindAsync(spec.Owner, ct)).GetValueOrDefault(spec.Key) is { } found
            && found.Type.Name == spec.Type && found.Name == spec.Name
                ? new SetupOutcome(Text(new DefinitionHeld(found.Id, full)))
                : Refused(spec, made);
    }

    private async Task<SetupOutcome> UpdateAsync(DefinitionSpec spec, OwnedSetup? owned, CancellationToken ct)
    {
        var made = await sender.SendAsync(
            SetupDocuments.DefinitionUpdate, Input(spec, spec.Pinned, withType: false), ct);
        var full = spec.Pinned && made.Has(PinsFull);
        if (full)
            made = await sender.SendAsync(SetupDocuments.DefinitionUpdate, Input(spec, pin: null, withType: false), ct);

        return made.Node is { } node
            ? new SetupOutcome(Text(new DefinitionHeld(node.Id, full)))
            : Refused(spec, made) with { Held = owned?.Held };
    }

    private async Task<SetupOutcome> DeleteAsync(OwnedSetup? owned, CancellationToken ct)
    {
        if (Held(owned) is not { } held)
            return new SetupOutcome(Held: null);

        var made = await sender.SendAsync(
            SetupDocuments.DefinitionDelete, new JsonObject { ["id"] = held.Id }, ct);
        return made.UserErrors.Length == 0 || made.Has("NOT_FOUND")
            ? new SetupOutcome(Held: null)
            : new SetupOutcome(owned!.Held, $"A field's definition could not be deleted: {made.Objection}");
    }

    private async Task<Dictionary<string, DefinitionNode>> FindAsync(string owner, CancellationToken ct)
    {
        var answer = await client.QueryAsync(
            SetupDocuments.Definitions,
            new JsonObject { ["owner"] = owner, ["namespace"] = CardFields.Namespace },
            ShopifyJson.Default.GraphQlResponseDefinitionsAnswer, ct);
        return answer.MetafieldDefinitions.All.ToDictionary(node => node.Key, StringComparer.Ordinal);
    }

    /// <summary>An update leaves the type out, which never changes, and the pin where it is null.</summary>
    private static JsonObject Input(DefinitionSpec spec, bool? pin, bool withType)
    {
        var definition = new JsonObject
        {
            ["ownerType"] = spec.Owner,
            ["namespace"] = CardFields.Namespace,
            ["key"] = spec.Key,
            ["name"] = spec.Name,
            ["description"] = spec.Description,
            ["access"] = new JsonObject
            {
                ["storefront"] = spec.Storefront ? "PUBLIC_READ" : "NONE",
                ["customerAccount"] = spec.Storefront ? "READ" : "NONE",
            },
        };
        if (withType)
            definition["type"] = spec.Type;
        if (pin is { } pinned)
            definition["pin"] = pinned;
        return new JsonObject { ["definition"] = definition };
    }

    private static SetupOutcome Refused(DefinitionSpec spec, MadeNode made) => new(
        Held: null, $"The field {Full(spec)} of the {Page(spec.Owner)} page was refused: {made.Objection}");

    private static string Unpinned(DefinitionSpec spec, string why) =>
        $"The field {Full(spec)} {why}. Pin it under Settings › Custom data, so that staff see it at once on the "
        + $"{Page(spec.Owner)} page.";

    public static string Full(DefinitionSpec spec) => $"'{spec.Name}' ({CardFields.Namespace}.{spec.Key})";

    public static string Page(string owner) => owner == WantedDefinitions.Order ? "order" : "customer";

    private static DefinitionHeld? Held(OwnedSetup? owned) => owned?.Held is { } held
        ? JsonSerializer.Deserialize(held, ShopifyJson.Default.DefinitionHeld) : null;

    private static string Text(DefinitionHeld held) =>
        JsonSerializer.Serialize(held, ShopifyJson.Default.DefinitionHeld);
}

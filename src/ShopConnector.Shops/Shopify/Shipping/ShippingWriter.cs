using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Setup;
using ShopConnector.Sync;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Shops.Shopify.Shipping;

/// <summary>
/// Makes, changes and takes away a segment with its free shipping. Shopify makes both a second time without a word, so
/// it is looked first, and what was sent without an answer is not sent again: the next look shows what became of it.
/// </summary>
internal sealed class ShippingWriter(ShippingLook look, SetupSender sender, IClock clock)
{
    private static readonly string[] NoPlaceLeft = ["ACTIVE_PERIOD_OVERLAP", "MAX_APP_DISCOUNTS"];

    public async Task<SetupOutcome> WriteAsync(SetupStep step, OwnedSetup? owned, CancellationToken ct)
    {
        var spec = JsonSerializer.Deserialize(step.Spec, ShopifyJson.Default.ShippingSpec)!;
        var found = await look.FindAsync(spec, owned, ct);
        if (found is { Discount: not null, IsOurs: false })
            return new SetupOutcome(
                owned?.Held, $"A discount '{spec.Title}' that ShopConnector did not make is left alone.");

        return step.Action == SetupAction.Remove
            ? await RemoveAsync(spec, found, ct)
            : await MakeAsync(spec, found, ct);
    }

    private async Task<SetupOutcome> MakeAsync(ShippingSpec spec, ShippingFound found, CancellationToken ct)
    {
        var held = found.Segment is { } there
            ? new ShippingHeld(there.Id!, found.Discount?.Id, found.OwnsSegment) : null;
        try
        {
            if (held is null)
            {
                var made = await sender.SendOnceAsync(
                    SetupDocuments.SegmentCreate,
                    new JsonObject { ["name"] = spec.Segment, ["query"] = spec.Query }, ct);
                if (made.Node is not { } segment)
                    return Refused(spec, held, made);

                held = new ShippingHeld(segment.Id, found.Discount?.Id, OwnsSegment: true);
            }

            if (found.Segment is { } other && !other.Is(spec))
                await sender.SendAsync(
                    SetupDocuments.SegmentUpdate, new JsonObject { ["id"] = held.Segment, ["query"] = spec.Query }, ct);

            return found.Discount is { } discount && discount.Found!.IsAutomatic == (spec.Code is null)
                ? await ChangeAsync(spec, held, discount, ct)
                : await CreateAsync(spec, held, ct);
        }
        catch (ShopException lost) when (lost.Transient)
        {
            return new SetupOutcome(
                Held: null, $"{Start(spec)} got no answer: {lost.Problem} The next run looks whether it was made.",
                Unanswered: true);
        }
    }

    private async Task<SetupOutcome> CreateAsync(ShippingSpec spec, ShippingHeld held, CancellationToken ct)
    {
        var document = spec.Code is null ? SetupDocuments.AutomaticCreate : SetupDocuments.ShippingCodeCreate;
        var input = ShippingInput.Create(spec, held.Segment, clock.GetCurrentInstant());
        var made = await sender.SendOnceAsync(document, new JsonObject { ["input"] = input }, ct);
        return made.Node is { } node ? Done(held with { Discount = node.Id }) : Refused(spec, held, made);
    }

    private async Task<SetupOutcome> ChangeAsync(
        ShippingSpec spec, ShippingHeld held, ShippingNode discount, CancellationToken ct)
    {
        var automatic = spec.Code is null;
        var id = new JsonObject { ["id"] = discount.Id };
        if (!discount.Found!.IsActive)
        {
            var woken = await sender.SendAsync(
                automatic ? SetupDocuments.AutomaticActivate : SetupDocuments.ShippingCodeActivate, id, ct);
            if (woken.UserErrors.Length > 0)
                return Refused(spec, held, woken);
        }

        var made = await sender.SendAsync(
            automatic ? SetupDocuments.AutomaticUpdate : SetupDocuments.ShippingCodeUpdate,
            new JsonObject
            {
                ["id"] = discount.Id,
                ["input"] = ShippingInput.Update(spec, held.Segment, discount.Found),
            },
            ct);
        return made.Node is null ? Refused(spec, held, made) : Done(held);
    }

    /// <summary>A segment that staff have changed meanwhile is theirs, and stays.</summary>
    private async Task<SetupOutcome> RemoveAsync(ShippingSpec spec, ShippingFound found, CancellationToken ct)
    {
        if (found.Discount is { Found: { } facts } discount)
        {
            var made = await sender.SendAsync(
                facts.IsAutomatic ? SetupDocuments.AutomaticDelete : SetupDocuments.ShippingCodeDelete,
                new JsonObject { ["id"] = discount.Id }, ct);
            if (made.UserErrors.Length > 0)
                return Refused(spec, held: null, made);
        }

        if (found is { OwnsSegment: true, Segment: { } segment } && segment.Is(spec))
            await sender.SendAsync(SetupDocuments.SegmentDelete, new JsonObject { ["id"] = segment.Id }, ct);

        return new SetupOutcome(Held: null);
    }

    private static SetupOutcome Done(ShippingHeld held) => new(ShippingLook.Text(held));

    private static SetupOutcome Refused(ShippingSpec spec, ShippingHeld? held, MadeNode made) => new(
        held is null ? null : ShippingLook.Text(held),
        NoPlaceLeft.Any(made.Has)
            ? $"{Start(spec)} found no place among the shop's {ShippingSetup.AutomaticMost} automatic discounts. "
                + "The next plan gives it by a code."
            : $"{Start(spec)} was refused: {made.Objection}");

    private static string Start(ShippingSpec spec) => $"Free shipping for the tag {spec.Tag}";
}

using System.Text.Json;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Setup;
using ShopConnector.Shops.Shopify.Write.Codes;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Shops.Shopify.Shipping;

/// <summary>
/// Compares who ships free in the shop with who should. Only what is recorded as ours is ever changed; a discount of
/// the same title that somebody else made stands in the way, and is named.
/// </summary>
internal sealed class ShippingSetup(ShippingLook look, ShopCurrency currency)
{
    /// <summary>Shopify lets a shop have so many automatic discounts at work at one time.</summary>
    public const int AutomaticMost = 25;

    public async Task CompareAsync(
        IReadOnlyList<ShippingSpec> wanted, SetupKnown known, DifferenceSum sum, CancellationToken ct)
    {
        foreach (var spec in wanted)
            await CompareAsync(spec, known, sum, ct);

        foreach (var owned in known.Owned.Where(one => IsShipping(one) && !wanted.Any(spec => spec.Thing == one.Key)))
            await EndAsync(owned, sum, ct);
    }

    private async Task CompareAsync(ShippingSpec spec, SetupKnown known, DifferenceSum sum, CancellationToken ct)
    {
        if (await IsOtherMoneyAsync(spec, sum, ct))
            return;

        var owned = known.Of(spec.Thing);
        var found = await look.FindAsync(spec, owned, ct);
        if (found is { Discount: not null, IsOurs: false })
        {
            sum.Note(
                $"A discount '{spec.Title}' is in the shop already, and ShopConnector did not make it: it is left "
                + $"alone. Delete it, or give the free shipping for {spec.Tag} another Title.");
            return;
        }

        if (Adopted(found) is { } held && owned is { Held: null })
            sum.Adopt(spec.Thing, ShippingLook.Text(held));

        var coded = spec.AsCode(known.Secret.Span);
        var byCode = found.Discount is { Found.IsAutomatic: false }
            || found.Discount is null && found.Active >= AutomaticMost;
        if (byCode)
        {
            sum.Note(
                $"Free shipping for {spec.Tag} is given by the code {coded.Code}, which works for them only: the shop "
                + $"has {AutomaticMost} automatic discounts at work, or had when it was set up, as many as Shopify "
                + "allows.");
            sum.Code(spec.Tag, coded.Code!);
            spec = coded;
        }

        if (found.Discount is null)
            sum.Step(spec, SetupAction.Create);
        else if (found.Segment?.Is(spec) != true || !found.Discount.Found!.Gives(spec, found.Segment.Id!))
            sum.Step(spec, SetupAction.Update);
    }

    /// <summary>Free shipping that the programme no longer gives.</summary>
    private async Task EndAsync(OwnedSetup owned, DifferenceSum sum, CancellationToken ct)
    {
        var spec = JsonSerializer.Deserialize(owned.Spec, ShopifyJson.Default.ShippingSpec)!;
        var found = await look.FindAsync(spec, owned, ct);
        if (Adopted(found) is { } held && owned.Held is null)
            sum.Adopt(owned.Key, ShippingLook.Text(held));

        if (found is { IsOurs: true, Discount: not null } || found is { OwnsSegment: true, Segment: not null })
            sum.Step(spec, SetupAction.Remove);
    }

    /// <summary>Amounts are never exchanged: the rate of a day would make another promise of them.</summary>
    private async Task<bool> IsOtherMoneyAsync(ShippingSpec spec, DifferenceSum sum, CancellationToken ct)
    {
        if (!spec.HoldsMoney || await currency.ReadAsync(ct) is var sold && sold == spec.Currency)
            return false;

        sum.Note(
            $"Free shipping for {spec.Tag} is not set up: its amounts are in {spec.Currency} and the shop sells in "
            + $"{sold}. Leave out MaximumRate and MinimumSpend, or give this shop a programme of its own.");
        return true;
    }

    private static ShippingHeld? Adopted(ShippingFound found) =>
        found.Segment is { } segment && (found.IsOurs || found.OwnsSegment)
            ? new ShippingHeld(segment.Id!, found.IsOurs ? found.Discount?.Id : null, found.OwnsSegment) : null;

    private static bool IsShipping(OwnedSetup owned) =>
        owned.Key.StartsWith(ShippingSpec.ThingOf(""), StringComparison.Ordinal);
}

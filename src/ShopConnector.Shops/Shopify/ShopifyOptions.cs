using System.Collections.Immutable;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Shipping;

namespace ShopConnector.Shops.Shopify;

/// <summary>
/// How one Shopify shop is reached. Either <see cref="AccessToken"/> or <see cref="ClientId"/> with
/// <see cref="ClientSecret"/>; the client credentials win when both are given, because only they can be renewed.
/// </summary>
public sealed record ShopifyOptions
{
    /// <summary>The shop's name in the configuration, in messages and in every key.</summary>
    public required string Name { get; init; }

    /// <summary>Such as <c>https://atelier.myshopify.com</c>; https, or http on a loopback address.</summary>
    public required string Url { get; init; }

    /// <summary>A static token (<c>shpat_…</c>) of an app made in the shop's admin before 2026.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Of an app in the developer dashboard that belongs to the shop's own organization.</summary>
    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>
    /// A first pull of more customers or orders than this runs as a bulk operation, which costs no points. Default
    /// 1,000, range 0–20,000: a few pages are quicker than waiting for one; Shopify's pages end at 25,000.
    /// </summary>
    public int BulkFrom { get; init; } = 1_000;

    /// <summary>
    /// Orders that one bulk operation brings; they are held in memory with their lines. Default 8,000.
    /// </summary>
    internal int OrdersPerSlice { get; init; } = 8_000;

    /// <summary>The programme has order rules: <c>check</c> then looks for the scope they need.</summary>
    public bool WritesOrders { get; init; }

    /// <summary>One of them holds orders.</summary>
    public bool HoldsOrders { get; init; }

    /// <summary>The programme gives codes away: <c>check</c> then looks for the scopes they need.</summary>
    public bool MakesCodes { get; init; } = true;

    /// <summary>One of them is for a customer's friends, and shown in a field of its own.</summary>
    public bool GivesReferralCodes { get; init; }

    /// <summary>Who ships free; the shop is given a segment and a discount for each.</summary>
    public ImmutableArray<FreeShippingRule> FreeShipping { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>ISO 4217, of the amounts in <see cref="FreeShipping"/>.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>Of the names that staff read at our fields, and buyers at the checkout.</summary>
    public Language Language { get; init; } = Language.En;

    /// <summary>The theme may show points, tier and offer to the customer; else only staff and apps see them.</summary>
    public bool Storefront { get; init; }

    /// <summary>Without the secrets, which must not reach a log by way of a record's own text.</summary>
    public override string ToString() => $"Shopify shop {Name}";
}

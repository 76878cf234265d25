using System.Collections.Immutable;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Shipping;
using ShopConnector.Shops.Shopify;
using ShopConnector.Shops.WooCommerce;
using ShopConnector.Sync;

namespace ShopConnector.Composition;

/// <summary>The connected shops, each behind its platform's adapter.</summary>
internal static class ShopSet
{
    public static ImmutableArray<IShop> Create(
        IEnumerable<ShopSettings> shops, LoyaltyProgram program, HttpMessageHandler handler,
        ConnectorEnvironment environment) =>
        [.. shops.Select(shop => Create(shop, program, handler, environment))];

    private static IShop Create(
        ShopSettings shop, LoyaltyProgram program, HttpMessageHandler handler,
        ConnectorEnvironment environment) => shop.Platform switch
        {
            Platform.Shopify => ShopifyShop.Create(
                new ShopifyOptions
                {
                    Name = shop.Name,
                    Url = shop.Url,
                    AccessToken = shop.AccessToken,
                    ClientId = shop.ClientId,
                    ClientSecret = shop.ClientSecret,
                    WritesOrders = !program.OrderRules.IsEmpty,
                    HoldsOrders = program.OrderRules.Any(rule => rule.Hold),
                    MakesCodes = !program.Offers.IsEmpty || !program.Rewards.IsEmpty,
                    GivesReferralCodes = program.Offers.Any(offer => offer.Referral is not null),
                    FreeShipping = FreeShippingRule.Of(program),
                    Currency = program.Currency,
                    Language = program.Language,
                    Storefront = shop.Storefront,
                },
                handler, environment.Clock, environment.Logs, environment.Time),
            Platform.WooCommerce => WooCommerceShop.Create(
                new WooCommerceOptions
                {
                    Name = shop.Name,
                    Url = shop.Url,
                    ConsumerKey = shop.ConsumerKey!,
                    ConsumerSecret = shop.ConsumerSecret!,
                    BirthdayKey = shop.BirthdayKey,
                    CertificateFingerprint = shop.CertificateFingerprint,
                    AllowPlainHttp = shop.AllowPlainHttp,
                    GivesFreeShippingByCode = MakesFreeShippingCodes(program),
                    GivesFreeShippingByTag = !FreeShippingRule.Of(program).IsEmpty,
                },
                handler, environment.Clock, environment.Logs, environment.Time),
            _ => throw new ArgumentOutOfRangeException(nameof(shop), shop.Platform, message: null),
        };

    private static bool MakesFreeShippingCodes(LoyaltyProgram program) =>
        program.Offers.SelectMany(offer => offer.Steps.Select(step => step.Value).Prepend(offer.Value))
            .Any(value => value.Kind == OfferKind.FreeShipping)
        || program.Rewards.Any(reward => reward.Terms?.Kind == CodeKind.FreeShipping);
}

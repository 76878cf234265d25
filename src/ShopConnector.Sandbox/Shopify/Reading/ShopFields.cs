using System.Globalization;
using NodaTime;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>The shop itself, the app that reads it, and the versions it speaks.</summary>
internal static class ShopFields
{
    private const long ShopId = 63_755_419_881;
    private const long AppId = 347_082_227_713;

    private static readonly (string Handle, string Note, bool Supported)[] Versions =
    [
        ("2025-10", "", true), ("2026-01", "", true), ("2026-04", "", true), ("2026-07", "", true),
        ("2026-10", " (Latest)", true), ("2027-01", " (Release candidate)", false), ("unstable", "", false),
    ];

    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<Root>("QueryRoot")
            .Field("shop", (_, context) => context.Shop)
            .Field("currentAppInstallation", (_, context) => context.Request.Caller)
            .Field("publicApiVersions", _ => Versions.Select(version => new Payload
            {
                ["handle"] = version.Handle,
                ["displayName"] = version.Handle + version.Note,
                ["supported"] = version.Supported,
            }));
        AddShop(resolvers.On<ShopState>("Shop"));
        AddApp(resolvers.On<Access.Caller>("AppInstallation"));
    }

    private static void AddShop(TypeFields<ShopState> fields) => fields
        .Field("id", _ => Gid.Of("Shop", ShopId))
        .Field("name", shop => shop.Name)
        .Field("myshopifyDomain", Domain)
        .Field("url", (_, context) => context.Request.BaseUrl)
        .Field("primaryDomain", (shop, context) => new Payload
        {
            ["id"] = Gid.Of("Domain", ShopId + 1),
            ["host"] = Domain(shop),
            ["url"] = context.Request.BaseUrl,
            ["sslEnabled"] = true,
        })
        .Field("email", shop => $"info@{shop.Name}.example")
        .Field("contactEmail", shop => $"info@{shop.Name}.example")
        .Field("currencyCode", _ => ShopState.Currency)
        .Field("ianaTimezone", shop => shop.Zone.Id)
        .Field("timezoneAbbreviation", (shop, context) => Interval(shop, context.Now).Name)
        .Field("timezoneOffset", (shop, context) => Offset(Interval(shop, context.Now).WallOffset))
        .Field("timezoneOffsetMinutes", (shop, context) => Interval(shop, context.Now).WallOffset.Seconds / 60)
        .Field("taxesIncluded", _ => true)
        .Field("createdAt", shop => shop.Customers.Values.Select(customer => customer.CreatedAt)
            .DefaultIfEmpty(shop.Now).Min())
        .Field("plan", (_, context) => new Payload
        {
            ["publicDisplayName"] = IsPlus(context) ? "Shopify Plus" : "Basic",
            ["partnerDevelopment"] = false,
            ["shopifyPlus"] = IsPlus(context),
        });

    private static void AddApp(TypeFields<Access.Caller> fields) => fields
        .Field("id", _ => Gid.Of("AppInstallation", AppId + 1))
        .Field("app", _ => new Payload("App")
        {
            ["id"] = Gid.Of("App", AppId),
            ["handle"] = "shopconnector",
            ["title"] = "ShopConnector",
        })
        .Field("accessScopes", caller => caller.Scopes.Order(StringComparer.Ordinal).Select(scope => new Payload
        {
            ["handle"] = scope,
            ["description"] = scope.Replace('_', ' '),
        }));

    private static string Domain(ShopState shop) => $"{shop.Name}.myshopify.com";

    private static bool IsPlus(FieldContext context) => context.State.Options.RestoreRate >= 1_000;

    private static NodaTime.TimeZones.ZoneInterval Interval(ShopState shop, Instant now) =>
        shop.Zone.GetZoneInterval(now);

    private static string Offset(Offset offset) => offset.ToString("+HHmm", CultureInfo.InvariantCulture);
}

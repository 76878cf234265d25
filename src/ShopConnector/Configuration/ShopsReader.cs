using System.Collections.Immutable;
using System.Net;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;

namespace ShopConnector.Configuration;

/// <summary>Reads <c>Shops</c>: which shops, and the keys to them.</summary>
internal static class ShopsReader
{
    public static ImmutableArray<ShopSettings> Read(SettingReader root, List<SettingProblem> problems)
    {
        var sections = root.List("Shops");
        if (sections.Count == 0)
        {
            root.Problem("Shops", "is empty. Connect at least one shop; appsettings.example.json shows how.");
        }

        var shops = sections.Select(Shop).ToImmutableArray();
        var names = shops.GroupBy(shop => shop.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var twice in names.Where(same => same.Count() > 1))
        {
            if (twice.Key.Length > 0)
            {
                problems.Add(new SettingProblem(
                    "Shops", $"two shops are named '{twice.Key}'. Give each a name of its own."));
            }
        }

        var addresses = shops.GroupBy(shop => shop.Address, StringComparer.Ordinal);
        foreach (var twice in addresses.Where(same => same.Count() > 1))
        {
            if (twice.Key.Length > 0)
            {
                problems.Add(new SettingProblem(
                    "Shops", $"'{twice.Key}' stands there twice. Every order would count twice; take one out."));
            }
        }

        return shops;
    }

    private static ShopSettings Shop(SettingReader one)
    {
        var platform = one.Choice("Platform", Platform.Shopify);
        if (!one.Has("Platform"))
        {
            one.Problem("Platform", "is missing. Write Shopify or WooCommerce.");
        }

        var name = one.Required("Name", "atelier");
        if (name.Any(letter => letter is ':' or '/' || char.IsControl(letter)))
        {
            one.Problem("Name", $"'{name}' has a character that cannot be in it. For example: atelier");
        }

        var allowPlainHttp = AllowPlainHttp(one, platform);
        var shop = new ShopSettings
        {
            Name = name,
            Platform = platform,
            Url = Url(one, allowPlainHttp),
            AccessToken = one.Text("AccessToken"),
            ClientId = one.Text("ClientId"),
            ClientSecret = one.Text("ClientSecret"),
            PreviousClientSecret = one.Text("PreviousClientSecret"),
            ConsumerKey = one.Text("ConsumerKey"),
            ConsumerSecret = one.Text("ConsumerSecret"),
            BirthdayKey = one.Text("BirthdayKey"),
            Storefront = one.Flag("Storefront", standard: false),
            CertificateFingerprint = Fingerprint(one, platform),
            AllowPlainHttp = allowPlainHttp,
        };
        RequireKeys(one, shop);
        one.RefuseUnknown();
        return shop;
    }

    private static void RequireKeys(SettingReader one, ShopSettings shop)
    {
        if (shop.Platform == Platform.WooCommerce)
        {
            one.Required("ConsumerKey", "ck_… from WooCommerce > Settings > Advanced > REST API");
            one.Required("ConsumerSecret", "cs_…, shown once together with the key");
        }
        else if (shop.AccessToken is null && (shop.ClientId is null || shop.ClientSecret is null))
        {
            var missing = shop.ClientId is null ? "ClientId" : "ClientSecret";
            one.Problem(
                missing, "is missing. A Shopify shop needs ClientId and ClientSecret, or an AccessToken (shpat_…).");
        }
    }

    private static bool AllowPlainHttp(SettingReader one, Platform platform)
    {
        var allowed = one.Flag("AllowPlainHttp", standard: false);
        if (allowed && platform != Platform.WooCommerce)
        {
            one.Problem("AllowPlainHttp", "is for WooCommerce shops only; leave it out.");
        }

        return allowed && platform == Platform.WooCommerce;
    }

    private static string? Fingerprint(SettingReader one, Platform platform)
    {
        if (one.Text("CertificateFingerprint") is not { } text)
        {
            return null;
        }

        if (platform != Platform.WooCommerce)
        {
            one.Problem("CertificateFingerprint", "is for WooCommerce shops only; leave it out.");
            return null;
        }

        var fingerprint = CertificatePin.Normalise(text);
        if (fingerprint is null)
        {
            one.Problem(
                "CertificateFingerprint",
                "is no SHA-256 fingerprint: 64 digits from 0 to F, colons allowed. For example: 1A:2B:… as "
                + "openssl x509 -noout -fingerprint -sha256 -in shop.pem shows it");
        }

        return fingerprint;
    }

    private static string Url(SettingReader one, bool allowPlainHttp)
    {
        const string example = "https://atelier.example";
        var text = one.Required("Url", example);
        if (text.Length == 0)
        {
            return text;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url.Scheme is not ("https" or "http")
            || url.Host.Length == 0)
        {
            one.Problem("Url", $"'{text}' is no web address. For example: {example}");
        }
        else if (url.UserInfo.Length > 0)
        {
            one.Problem("Url", $"holds a user name or password, which would end up in logs. For example: {example}");
        }
        else if (url.Scheme == "http" && !allowPlainHttp && !IsLoopback(url))
        {
            one.Problem(
                "Url", $"'{text}' is not encrypted: the keys would travel in the open. Write https://{url.Authority}");
        }

        return text;
    }

    private static bool IsLoopback(Uri url) =>
        url.IsLoopback || IPAddress.TryParse(url.Host, out var address) && IPAddress.IsLoopback(address);
}

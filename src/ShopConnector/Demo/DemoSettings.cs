using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Configuration;
using ShopConnector.Sandbox;

namespace ShopConnector.Demo;

/// <summary>The example configuration, with the simulated shops in place of the ones it names.</summary>
internal static class DemoSettings
{
    private const string Example = "appsettings.example.json";

    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions s_lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Nothing else counts: the environment may name real shops.</summary>
    public static ConnectorSettings For(IReadOnlyList<SandboxShop> shops, string database)
    {
        using var text = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(Compose(shops, database), s_readable));
        return SettingsFile.Read(new ConfigurationBuilder().AddJsonStream(text).Build(), Example);
    }

    /// <summary>The same as a file, for commands that are run beside the demo.</summary>
    public static void Write(string file, IReadOnlyList<SandboxShop> shops, string database) =>
        File.WriteAllText(file, Compose(shops, database).ToJsonString(s_readable));

    /// <summary>The very file a shop owner starts from, so that the demo shows what it does.</summary>
    public static Stream OpenExample() =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(Example)
        ?? throw new InvalidOperationException($"{Example} is not embedded.");

    private static JsonObject Compose(IReadOnlyList<SandboxShop> shops, string database)
    {
        using var example = OpenExample();
        return new JsonObject
        {
            ["Storage"] = new JsonObject
            {
                ["Provider"] = "Sqlite",
                ["ConnectionString"] = $"Data Source={database}",
            },
            ["Shops"] = new JsonArray([.. shops.Select(ShopOf)]),
            ["Loyalty"] = JsonNode.Parse(example, documentOptions: s_lenient)!["Loyalty"]!.DeepClone(),
        };
    }

    private static JsonNode ShopOf(SandboxShop shop)
    {
        var settings = new JsonObject
        {
            ["Name"] = shop.Name,
            ["Platform"] = shop.Platform,
            ["Url"] = shop.Url.ToString(),
        };
        if (shop.Platform == SandboxPlatforms.WooCommerce)
        {
            settings["ConsumerKey"] = shop.Credentials.ConsumerKey;
            settings["ConsumerSecret"] = shop.Credentials.ConsumerSecret;
            settings["BirthdayKey"] = "birthday";
        }
        else
        {
            settings["ClientId"] = shop.Credentials.ClientId;
            settings["ClientSecret"] = shop.Credentials.ClientSecret;
        }

        return settings;
    }
}

using System.Globalization;
using System.Reflection;
using ShopConnector.Configuration;
using ShopConnector.Sandbox;

namespace ShopConnector.Demo;

/// <summary>The example configuration, with the simulated shops in place of the ones it names.</summary>
internal static class DemoSettings
{
    private const string Example = "appsettings.example.json";

    public static ConnectorSettings For(IReadOnlyList<SandboxShop> shops, string database)
    {
        var values = ExampleProgramme();
        values["Storage:Provider"] = "Sqlite";
        values["Storage:ConnectionString"] = $"Data Source={database}";
        for (var index = 0; index < shops.Count; index++)
        {
            Add(values, index, shops[index]);
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return SettingsFile.Read(configuration, Example);
    }

    /// <summary>The very file a shop owner starts from, so that the demo shows what it does.</summary>
    public static Stream OpenExample() =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(Example)
        ?? throw new InvalidOperationException($"{Example} is not embedded.");

    private static Dictionary<string, string?> ExampleProgramme()
    {
        using var example = OpenExample();
        return new ConfigurationBuilder().AddJsonStream(example).Build().GetSection("Loyalty").AsEnumerable()
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
    }

    private static void Add(Dictionary<string, string?> values, int index, SandboxShop shop)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"Shops:{index}:");
        values[path + "Name"] = shop.Name;
        values[path + "Platform"] = shop.Platform;
        values[path + "Url"] = shop.Url.ToString();
        values[path + "ClientId"] = shop.Credentials.ClientId;
        values[path + "ClientSecret"] = shop.Credentials.ClientSecret;
        values[path + "ConsumerKey"] = shop.Credentials.ConsumerKey;
        values[path + "ConsumerSecret"] = shop.Credentials.ConsumerSecret;
        values[path + "BirthdayKey"] = shop.Platform == SandboxPlatforms.WooCommerce ? "birthday" : null;
    }
}

using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.WooCommerce.Plugin;
using ShopConnector.Storage;
using ShopConnector.Sync;
using SandboxHost = ShopConnector.Sandbox.Sandbox;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>A simulated shop in this process, and a folder in which the built host is started against it.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shopconnector-e2e-");
    private readonly SandboxHost _sandbox;

    private Installation(SandboxHost sandbox) => _sandbox = sandbox;

    public SandboxShop Shop => _sandbox.Shops[0];

    public string Folder => _folder.FullName;

    private string Database => Path.Combine(Folder, "shopconnector.db");

    public static async Task<Installation> OpenAsync(
        string platform, int seed = 1, int customers = 40, SandboxLatency? latency = null,
        CompanionPlugin companion = CompanionPlugin.Missing)
    {
        var sandbox = await SandboxHost.StartAsync(
            new SandboxOptions
            {
                Seed = seed,
                Clock = SystemClock.Instance, // The host in the other process has the real clock too.
                Platforms = [platform],
                Customers = customers,
                Latency = latency ?? SandboxLatency.None,
                Companion = companion,
            },
            CancellationToken.None);
        var installation = new Installation(sandbox);
        await installation.ConfigureAsync(Programme);
        return installation;
    }

    public Task ConfigureAsync(string loyalty, string? shop = null) => File.WriteAllTextAsync(
        Path.Combine(Folder, "appsettings.json"),
        $$"""
          { "Storage": { "Provider": "Sqlite", "ConnectionString": "Data Source={{Database}}" },
            "Shops": [ {{shop ?? ShopSettings}} ], "Loyalty": {{loyalty}} }
          """);

    public ProcessCall Call(params string[] arguments) => ProcessCall.Host(Folder, arguments);

    public Task<ProcessResult> RunAsync(params string[] arguments) => ProcessRunner.RunAsync(Call(arguments));

    /// <summary>Every posting of every member as text, straight from the database.</summary>
    public async Task<string> LedgerAsync()
    {
        var storage = StorageFactory.Open(
            new StorageOptions(StorageProvider.Sqlite, $"Data Source={Database}"), NullLoggerFactory.Instance);
        await using var opened = (IAsyncDisposable)storage;
        var lines = new List<string>();
        await foreach (var member in storage.AllAsync(Shop.Name, CancellationToken.None))
        {
            lines.AddRange(member.History.Postings.Select(posting => string.Create(
                CultureInfo.InvariantCulture,
                $"{member.Customers[0].Key} {posting.Key} {posting.Points} {At(posting)} {posting.AvailableAt}")));
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>WooCommerce does not tell when an order was cancelled, so that is when it was first seen.</summary>
    private static string At(Posting posting) =>
        posting.Key.StartsWith("cancel:", StringComparison.Ordinal) ? "when seen" : posting.At.ToString();

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public string ShopSettings => Shop.Platform == SandboxPlatforms.Shopify
        ? $$"""
            { "Name": "{{Shop.Name}}", "Platform": "Shopify", "Url": "{{Shop.Url}}",
              "AccessToken": "{{Shop.Credentials.AccessToken}}" }
            """
        : $$"""
            { "Name": "{{Shop.Name}}", "Platform": "WooCommerce", "Url": "{{Shop.Url}}",
              "ConsumerKey": "{{Shop.Credentials.ConsumerKey}}",
              "ConsumerSecret": "{{Shop.Credentials.ConsumerSecret}}" }
            """;

    public const string Programme =
        """
        { "Segments": [ { "Tag": "VIP", "Query": "amount_spent > 500" },
                        { "Tag": "Loyaliteitslid", "Query": "number_of_orders >= 1" } ],
          "Points": { "PendingDays": 14, "Bonuses": [ { "Name": "welkom", "On": "Registration", "Points": 50 } ] },
          "Tiers": [ { "Name": "Zilver", "From": 250 } ],
          "Offers": [ { "Name": "Kom terug", "Percent": 15, "ControlShare": 0,
                        "Query": "number_of_orders >= 1 AND last_order_date < -2m" } ] }
        """;
}

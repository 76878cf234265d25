using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ShopConnector.Sandbox;

namespace ShopConnector.Benchmarks.WooCommerce;

/// <summary>
/// The same shop read by a plain loop around WooCommerce's official client for Node.js; needs node and npm.
/// </summary>
internal static class PlainLoop
{
    private static readonly string s_folder = Path.Combine(
        AppContext.BaseDirectory, "WooCommerce", "plain-loop");

    public static async Task<PlainRead> RunAsync(SandboxShop shop, CancellationToken ct)
    {
        if (!Directory.Exists(Path.Combine(s_folder, "node_modules")))
        {
            await RunAsync("npm", "ci", [], ct);
        }

        var output = await RunAsync(
            "node", "loop.mjs",
            new()
            {
                ["WOO_URL"] = shop.Url.ToString(),
                ["WOO_KEY"] = shop.Credentials.ConsumerKey,
                ["WOO_SECRET"] = shop.Credentials.ConsumerSecret,
            },
            ct);
        return JsonSerializer.Deserialize(output, PlainJson.Default.PlainRead)
            ?? throw new InvalidOperationException("The plain loop answered nothing.");
    }

    private static async Task<string> RunAsync(
        string program, string argument, Dictionary<string, string?> environment, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, [argument])
        {
            WorkingDirectory = s_folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} did not start: install Node.js with npm.");
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {argument} ended with code {process.ExitCode}.");
    }
}

internal sealed record PlainRead(double Seconds, int Customers, ImmutableArray<PlainOrder> Orders)
{
    /// <summary>Orders it has otherwise than the shop, or not at all; not those in the trash.</summary>
    public int WrongOf(IReadOnlyDictionary<long, OrderFacts> known)
    {
        var read = Orders.GroupBy(order => order.Id).ToDictionary(same => same.Key, same => same.Last());
        return known.Where(order => !order.Value.IsTrashed).Count(order =>
            !read.TryGetValue(order.Key, out var row) || Money(row.Total) != order.Value.Total
            || Money(row.Refunded) != order.Value.Refunded || row.Cancelled != order.Value.IsCancelled);
    }

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}

internal sealed record PlainOrder(long Id, string Total, string Refunded, bool Cancelled);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainRead))]
internal sealed partial class PlainJson : JsonSerializerContext;

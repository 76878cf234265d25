using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox;

namespace ShopConnector.Benchmarks.Sandbox.Shopify;

/// <summary>The same work by a plain loop with Shopify's own client for Node, as a process of its own.</summary>
/// <param name="Reading">Until the last row was read.</param>
/// <param name="Writing">The tags, one call each.</param>
internal sealed record PlainLoop(
    TimeSpan Reading, TimeSpan Writing, Dictionary<string, string> Customers, Dictionary<string, string> Orders)
{
    private const string Folder = "tests/ShopConnector.Benchmarks/Sandbox/Shopify/plain-loop";
    private const string Version = "2026-10";

    public static async Task<PlainLoop> RunAsync(
        SandboxShop shop, int customers, int orders, int tags, int slow, CancellationToken ct)
    {
        var folder = Path.Combine(Root(), Folder);
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var install = Start("npm", folder, "ci", "--silent");
            await install.StandardOutput.ReadToEndAsync(ct);
            await install.WaitForExitAsync(ct);
        }

        var began = Stopwatch.GetTimestamp();
        using var loop = Start(
            "node", folder, "plain-loop.mjs", shop.Url.ToString(), shop.Credentials.AccessToken!, Version,
            Text(customers), Text(orders), Text(tags), Text(slow));
        var found = new PlainLoop(default, default, [], []);
        var read = TimeSpan.Zero;
        while (await loop.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (!found.Take(JsonNode.Parse(line)!.AsObject()))
            {
                read = Stopwatch.GetElapsedTime(began);
            }
        }

        await loop.WaitForExitAsync(ct);
        return loop.ExitCode == 0
            ? found with { Reading = read / slow, Writing = (Stopwatch.GetElapsedTime(began) - read) / slow }
            : throw new InvalidOperationException("The plain loop ended with an error; see above.");
    }

    private bool Take(JsonObject row)
    {
        if (row["customer"] is { } customer)
        {
            Customers[(string)customer!] = WrongRows.Row(
                (string?)row["email"], row["tags"]!.AsArray().Select(tag => (string)tag!));
        }
        else if (row["order"] is { } order)
        {
            Orders[(string)order!] = WrongRows.Row(
                (decimal)row["total"]!, (decimal)row["refunded"]!, (bool)row["paid"]!, (bool)row["cancelled"]!,
                (decimal)row["pieces"]!);
        }

        return !row.ContainsKey("read");
    }

    private static Process Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ShopConnector.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Run it from within the repository.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

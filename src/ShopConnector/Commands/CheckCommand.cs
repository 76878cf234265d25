using System.CommandLine;
using ShopConnector.AppProxy;
using ShopConnector.Commands.Checks;
using ShopConnector.Composition;
using ShopConnector.Loyalty;
using ShopConnector.Presentation;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;
using ShopConnector.Webhooks;

namespace ShopConnector.Commands;

/// <summary><c>check</c>: configuration, reachability, credentials, scopes, clock, write permission.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command(
            "check", "See whether everything is in order, and what to do if not. Changes nothing in a shop.")
        {
            json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            return invocation.RunAsync(config, connector => RunAsync(invocation, connector, ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, Connector connector, CancellationToken ct)
    {
        var checks = new List<ShopCheck>
        {
            new("(this machine)", [new CheckLine("configuration", CheckResult.Ok, "read, and every setting is valid"),
                await DatabaseAsync(connector, ct), WebCheck.OfMachine(connector.Settings.Web)]),
        };
        foreach (var (shop, settings) in connector.Shops.Zip(connector.Settings.Shops))
        {
            var lines = await LinesAsync(shop, connector.Program.Rules, ct);
            lines = [.. lines, .. await WebCheck.OfShopAsync(connector, shop, ct)];
            checks.Add(new ShopCheck(shop.Name, [.. lines, .. ProxyCheck.Lines(settings, connector.Settings.Web)]));
        }

        new CheckView(invocation.Terminal).Show(checks, invocation.Json);
        var failed = checks.Exists(check => check.Lines.Any(line => line.Result == CheckResult.Problem));
        return failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<CheckLine> DatabaseAsync(Connector connector, CancellationToken ct)
    {
        try
        {
            await connector.Storage.ProbeAsync(ct);
            return new CheckLine(
                "database", CheckResult.Ok, $"{connector.Settings.Storage.Provider}, and it can be written");
        }
        catch (StorageException error)
        {
            return Problem(error.Message);
        }
    }

    /// <summary>The first sentence says what is wrong and where, the others what to do.</summary>
    internal static CheckLine Problem(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0
            ? new CheckLine("database", CheckResult.Problem, message)
            : new CheckLine("database", CheckResult.Problem, message[..(end + 1)], message[(end + 2)..]);
    }

    private static async Task<IReadOnlyList<CheckLine>> LinesAsync(
        IShop shop, LoyaltyProgram rules, CancellationToken ct)
    {
        try
        {
            return [.. await shop.CheckAsync(ct), .. FreeShippingLine.Of(shop, rules)];
        }
        catch (ShopException error)
        {
            return [new CheckLine(error.Operation, CheckResult.Problem, error.Problem, error.Remedy)];
        }
    }
}

internal sealed record ShopCheck(string Shop, IReadOnlyList<CheckLine> Lines);

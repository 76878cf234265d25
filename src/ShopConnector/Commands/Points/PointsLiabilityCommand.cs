using System.CommandLine;
using ShopConnector.Composition;
using ShopConnector.Presentation.Points;
using ShopConnector.Presentation.WhatIf.Words;

namespace ShopConnector.Commands.Points;

/// <summary><c>points liability</c>: what the programme owes all its members together.</summary>
internal static class PointsLiabilityCommand
{
    public static Command Create()
    {
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("liability", "What all points together come to, and what of them expires soon.")
        {
            language, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            return invocation.RunAsync(
                config, connector => RunAsync(invocation, connector, parsed.GetValue(language), ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, string? language, CancellationToken ct)
    {
        var tally = new LiabilityTally(connector.Program, connector.Clock.GetCurrentInstant());
        var shops = connector.Shops.Select(shop => shop.Name).Order(StringComparer.Ordinal).ToList();
        foreach (var shop in shops)
        {
            await foreach (var member in connector.Storage.AllAsync(shop, ct))
            {
                // A member of several shops is counted in the first of them.
                var first = member.Customers.Select(one => one.Key.Shop).Where(shops.Contains)
                    .Min(StringComparer.Ordinal);
                if (string.Equals(first, shop, StringComparison.Ordinal))
                {
                    tally.Add(member.History);
                }
            }
        }

        var rules = connector.Program.Rules;
        new LiabilityView(invocation.Terminal, OwedWords.Of(CommonOptions.LanguageOf(language, rules)))
            .Show(tally.Total(), rules.Currency, invocation.Json);
        return tally.Total().Problems.IsEmpty ? ExitCode.Done : ExitCode.Partial;
    }
}

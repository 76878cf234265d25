using System.CommandLine;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Presentation;

namespace ShopConnector.Commands;

/// <summary>
/// <c>explain CUSTOMER</c>: why each tag, point and offer is there or not, and when that changes next.
/// </summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var customer = new Argument<string>("CUSTOMER")
        {
            Description = "E-mail address, name, number in the shop, or SHOP:NUMBER.",
        };
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("explain", "Why a customer has each tag, point and offer, or not.")
        {
            customer, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            return invocation.RunAsync(
                config, connector => RunAsync(invocation, connector, parsed.GetValue(customer)!, ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, string customer, CancellationToken ct)
    {
        var found = await connector.Storage.FindAsync(customer, ct);
        if (found.Count != 1)
        {
            throw new SettingsException(found.Count == 0
                ? $"explain {customer}: no such customer is known. Pull first with: shopconnector plan"
                : $"explain {customer}: that is {found.Count} different customers. Name one of: "
                    + string.Join(", ", found.Select(member => member.Customers[0].Key)) + ".");
        }

        var at = connector.Clock.GetCurrentInstant();
        var history = found[0].History;
        var explained = new ExplainedMember(
            found[0],
            Evaluation.Of(history, connector.Program, at),
            Evaluation.Explain(history, connector.Program, at));
        new ExplainView(invocation.Terminal, connector.Program.Rules).Show(explained, invocation.Json);
        return ExitCode.Done;
    }
}

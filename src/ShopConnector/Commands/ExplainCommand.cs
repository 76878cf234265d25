using System.CommandLine;
using System.Text.Json;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Presentation;
using ShopConnector.Presentation.Explain;

namespace ShopConnector.Commands;

/// <summary>
/// <c>explain CUSTOMER</c>: why each tag, point and offer is there or not, by which rule and which orders, and what
/// changes next.
/// </summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var customer = new Argument<string>("CUSTOMER")
        {
            Description = "E-mail address, name, number in the shop, or SHOP:NUMBER.",
        };
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("explain", "Why a customer has each tag, point and offer, or not.")
        {
            customer, language, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            var asked = new Asked(parsed.GetValue(customer)!, parsed.GetValue(language));
            return invocation.RunAsync(config, connector => RunAsync(invocation, connector, asked, ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, Asked asked, CancellationToken ct)
    {
        var customer = asked.Customer;
        var found = await connector.Storage.FindAsync(customer, ct);
        if (found.Count != 1)
        {
            throw new SettingsException(found.Count == 0
                ? $"explain {customer}: no such customer is known. Pull first with: shopconnector plan"
                : $"explain {customer}: that is {found.Count} different customers. Name one of: "
                    + string.Join(", ", found.Select(member => member.Customers[0].Key)) + ".");
        }

        var (at, program) = (connector.Clock.GetCurrentInstant(), connector.Program);
        var words = Wording.Of(CommonOptions.LanguageOf(asked.Language, program.Rules));
        var history = found[0].History;
        var budgets = new OfferBudgets(program.Rules, await connector.Storage.OpenPromisesAsync(at, ct));
        var (decision, waiting) = budgets.Within(
            Evaluation.Of(history, program, at), history, program, at, static _ => true);
        var explained = new ExplainedMember(
            found[0], decision, Evaluation.Explain(history, program, at, words, waiting), program.Rules,
            connector.Settings.Fingerprint, words,
            await connector.Storage.ProgramSinceAsync(connector.Settings.Fingerprint, ct))
        { Waits = !waiting.IsEmpty };
        Show(explained, invocation);
        return ExitCode.Done;
    }

    private static void Show(ExplainedMember explained, Invocation invocation)
    {
        if (!invocation.Json)
        {
            new ExplainView(invocation.Terminal.Out, explained).Show();
            return;
        }

        using var json = new Utf8JsonWriter(invocation.Terminal.StandardOutput, ReportJson.Format);
        new ExplainJson(json, explained).Write();
    }

    private sealed record Asked(string Customer, string? Language);
}

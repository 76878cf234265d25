using System.CommandLine;
using ShopConnector.Composition;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Presentation.Segments;

namespace ShopConnector.Commands.Segments;

/// <summary>
/// <c>segment members QUERY</c>: who is in a segment now, from what is stored; asks no shop and writes nothing.
/// </summary>
internal static class SegmentMembersCommand
{
    public static Command Create()
    {
        var query = QueryText.Argument();
        var shop = CommonOptions.Shop();
        var csv = new Option<bool>("--csv") { Description = "Print comma-separated values with a line of headings." };
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("members", "Who is in a segment now, from what is stored.")
        {
            query, shop, csv, json, config, debug,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(csv) && result.GetValue(json))
                result.AddError("--csv and --json are two forms of one output; give one of them.");
        });
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            var asked = new Asked(parsed.GetValue(query)!, parsed.GetValue(shop), parsed.GetValue(csv));
            return invocation.RunAsync(config, connector => RunAsync(invocation, connector, asked, ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, Asked asked, CancellationToken ct)
    {
        var text = QueryText.Of(asked.Query, connector.Program);
        SegmentQuery query;
        try
        {
            query = SegmentQuery.Parse(text);
        }
        catch (SegmentQueryException refusal)
        {
            new RefusalView(invocation.Terminal, connector.Program.Rules.Language)
                .Show(text, refusal, invocation.Json);
            return ExitCode.Usage;
        }

        var list = await SegmentMembers.OpenAsync(connector, asked.Shop, ct);
        using var view = Output(invocation, connector, asked);
        return await list.WriteAsync(query, view, invocation.Terminal, ct);
    }

    private static IMembersOutput Output(Invocation invocation, Connector connector, Asked asked)
    {
        var (terminal, currency) = (invocation.Terminal, connector.Program.Rules.Currency);
        if (invocation.Json)
            return new MembersJson(terminal.StandardOutput, currency);

        return asked.Csv ? new MembersCsv(terminal.StandardOutput, currency) : new MembersTable(terminal, currency);
    }

    private sealed record Asked(string Query, string? Shop, bool Csv);
}

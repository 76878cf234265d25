using System.CommandLine;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Presentation.Segments;

namespace ShopConnector.Commands.Segments;

/// <summary>
/// <c>segment check QUERY</c>: the query as it was understood, clause by clause, or the place where it cannot be read.
/// Needs no shop and no storage; knows the programme's own tags where there is a configuration.
/// </summary>
internal static class SegmentCheckCommand
{
    public static Command Create()
    {
        var query = QueryText.Argument();
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("check", "What a segment query means, or where it is wrong.")
        {
            query, language, json, config, debug,
        };
        command.SetAction((parsed, _) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            var asked = new Asked(parsed.GetValue(query)!, parsed.GetValue(language));
            return invocation.RunAsync(() => Task.FromResult(Run(
                invocation, asked, parsed.GetValue(config)!, parsed.GetResult(config)!.Implicit)));
        });
        return command;
    }

    private static ExitCode Run(Invocation invocation, Asked asked, FileInfo config, bool byDefault)
    {
        // A query can be tried before there is a configuration; one that was asked for must be there.
        var program = byDefault && !config.Exists ? null : Program(config.FullName);
        var text = QueryText.Of(asked.Query, program);
        var language = asked.Language is null
            ? program?.Rules.Language ?? Language.En
            : Enum.Parse<Language>(asked.Language, ignoreCase: true);
        try
        {
            new QueryView(invocation.Terminal, program, language).Show(SegmentQuery.Parse(text), invocation.Json);
            return ExitCode.Done;
        }
        catch (SegmentQueryException refusal)
        {
            new RefusalView(invocation.Terminal, language).Show(text, refusal, invocation.Json);
            return ExitCode.Usage;
        }
    }

    private static CompiledProgram Program(string config)
    {
        var problems = new List<SettingProblem>();
        var root = new SettingReader(SettingsFile.Open(config), problems);
        return ProgramReader.Read(root.Section("Loyalty"), problems) ?? throw SettingsException.Of(config, problems);
    }

    private sealed record Asked(string Query, string? Language);
}

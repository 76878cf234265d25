using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using ShopConnector.Configuration;
using ShopConnector.Evaluate;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Points;
using ShopConnector.Presentation;
using ShopConnector.Presentation.WhatIf;
using ShopConnector.Presentation.WhatIf.Words;

namespace ShopConnector.Commands;

/// <summary>
/// <c>evaluate --history FILE</c>: what the programme decides for a history in a file. No shop, network or storage: the
/// pure evaluation with a file in front.
/// </summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var history = new Option<FileInfo>("--history")
        {
            Description = "A history of members as JSON.",
            Required = true,
        };
        var at = CommonOptions.At("When to evaluate, such as 2026-11-01T10:00:00Z; it wins over the file's own.");
        var with = CommonOptions.With();
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("evaluate", "What the programme decides for a history in a file; needs no shop.")
        {
            history, at, with, language, json, config, debug,
        };
        command.SetAction((parsed, _) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            return invocation.RunAsync(() => Task.FromResult(Run(
                invocation, parsed.GetValue(config)!.FullName, parsed.GetValue(with)?.FullName,
                parsed.GetValue(history)!, parsed.GetValue(at), parsed.GetValue(language))));
        });
        return command;
    }

    /// <exception cref="SettingsException">
    /// All mistakes of the programme, and those of the history that are mistakes under any programme.
    /// </exception>
    internal static CompiledProgram LoadProgram(string config, FileInfo history)
    {
        try
        {
            return SettingsFile.LoadProgram(config).Program;
        }
        catch (SettingsException mistakes) when (ProblemsOf(history) is { IsEmpty: false } others)
        {
            throw new SettingsException(string.Join('\n', [mistakes.Message, .. others]));
        }
    }

    // Where it cannot be read, this throws and the filter does not hold: the programme's mistakes are told alone.
    private static ImmutableArray<string> ProblemsOf(FileInfo history) => Read(history, new PointsRules()).Problems;

    private static ExitCode Run(
        Invocation invocation, string config, string? with, FileInfo history, Instant? at, string? language)
    {
        var (program, shops) = (LoadProgram(config, history), SettingsFile.ShopNames(config));
        var evaluated = Evaluate(history, program, shops, at);
        if (with is not null)
        {
            var other = SettingsFile.LoadProgram(with).Program;
            var compared = Compared.Of(
                evaluated, program.Rules, Evaluate(history, other, shops, at), other.Rules);
            Show(invocation, compared, OwedWords.Of(CommonOptions.LanguageOf(language, program.Rules)));
        }
        else if (invocation.Json)
            new DecisionsWriter(program.Rules.Zone).Write(evaluated, invocation.Terminal.StandardOutput);
        else
        {
            new EvaluateView(invocation.Terminal.Out, program.Rules).Show(evaluated);
            Tell(invocation, evaluated.Notes);
        }

        return ExitCode.Done;
    }

    private static void Show(Invocation invocation, Compared compared, OwedWords words)
    {
        if (invocation.Json)
        {
            compared.Write(invocation.Terminal.StandardOutput);
            return;
        }

        ShiftView.Show(invocation.Terminal.Out, compared.Shift, words);
        Tell(invocation, compared.Notes);
    }

    private static void Tell(Invocation invocation, IEnumerable<string> notes)
    {
        foreach (var note in notes)
            invocation.Terminal.Say(note);
    }

    private static Evaluated Evaluate(
        FileInfo history, CompiledProgram program, IReadOnlyList<string> shops, Instant? at)
    {
        var file = Read(history, program.Rules.Points ?? new PointsRules());
        var problems = file.Problems.ToList();
        if ((at ?? file.At) is not { } now)
        {
            if (!file.SaysWhen)
            {
                problems.Add(
                    "When to evaluate is missing: "
                    + "write \"at\": \"2026-11-01T10:00:00Z\" in the history, or give --at.");
            }

            throw new HistoryException(problems);
        }

        var evaluated = Evaluated.Of(file.Members, program, now, problems, shops);
        return problems.Count == 0 ? evaluated : throw new HistoryException(problems);
    }

    private static HistoryFile Read(FileInfo history, PointsRules rules)
    {
        try
        {
            using var stream = history.OpenRead();
            return HistoryFile.Read(stream, rules);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SettingsException($"--history {history}: there is no such file.");
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new SettingsException($"--history {history}: the file cannot be read. {error.Message}");
        }
    }
}

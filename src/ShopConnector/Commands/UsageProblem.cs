using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace ShopConnector.Commands;

/// <summary>What is wrong with a command line, in one line with a command that works.</summary>
internal static partial class UsageProblem
{
    private static readonly Dictionary<string, string> s_examples = new(StringComparer.Ordinal)
    {
        [""] = "demo",
        ["apply"] = "apply --shop kaashuis --plan 12",
        ["explain"] = "explain an@example.com --language nl",
        ["undo"] = "undo 12",
        ["evaluate"] = "evaluate --history history.json --at 2026-11-01T10:00:00Z",
        ["plan"] = "plan --shop kaashuis",
        ["points"] = "points statement an@example.com",
        ["points adjust"] = "points adjust an@example.com 50 --reason \"Parcel was late\"",
        ["points redeem"] = "points redeem an@example.com \"5 euro\"",
        ["points statement"] = "points statement an@example.com",
        ["event"] = "event add an@example.com review",
        ["event add"] = "event add an@example.com review",
        ["segment"] = "segment check \"amount_spent >= 1000\"",
        ["segment check"] = "segment check \"amount_spent >= 1000\"",
        ["segment members"] = "segment members \"amount_spent >= 1000\"",
        ["plugin"] = "plugin pack",
    };

    public static string Of(ParseResult parsed)
    {
        var sentences = parsed.Errors
            .Select(error => Sentence(error.Message)).Distinct(StringComparer.Ordinal).ToList();

        // Of a verb that is misspelt both are told; which one it is says the other.
        if (sentences.Count > 1)
            sentences.Remove(NoVerb);

        var verb = string.Join(' ', Verbs(parsed.CommandResult));
        var example = s_examples.GetValueOrDefault(verb, verb);
        return $"{string.Join(' ', sentences)} For example: shopconnector {example}";
    }

    private const string NoVerb = "Say what to do.";

    private static IEnumerable<string> Verbs(CommandResult result) => result.Parent is CommandResult parent
        ? [.. Verbs(parent), result.Command.Name]
        : [];

    /// <summary>The parser names .NET types, and says what is missing but not what to write.</summary>
    private static string Sentence(string message)
    {
        if (message.StartsWith("Required command was not provided", StringComparison.Ordinal))
            return NoVerb;

        foreach (var (pattern, words) in ((Regex, string)[])
        [
            (MissingArgument(), "${name} is missing."), (MissingOption(), "${name} is missing."),
            (MissingValue(), "${name} has no value."), (BadOption(), "${name} '${value}' is not understood."),
            (BadArgument(), "'${value}' is not understood."), (Unknown(), "'${value}' is no command or option."),
        ])
        {
            if (pattern.Match(message) is { Success: true } match)
                return match.Result(words);
        }

        if (Choice().Match(message) is { Success: true } choice)
        {
            var choices = Quoted().Matches(choice.Groups["all"].Value).Select(one => one.Groups["one"].Value);
            return $"'{choice.Groups["value"].Value}' is none of {string.Join(", ", choices)}.";
        }

        return message.EndsWith('.') ? message : message + ".";
    }

    [GeneratedRegex("^Required argument '(?<name>[^']+)' missing for command", RegexOptions.None, 1000)]
    private static partial Regex MissingArgument();

    [GeneratedRegex("^Option '(?<name>[^']+)' is required", RegexOptions.None, 1000)]
    private static partial Regex MissingOption();

    [GeneratedRegex("^Required argument missing for option: '(?<name>[^']+)'", RegexOptions.None, 1000)]
    private static partial Regex MissingValue();

    [GeneratedRegex("^Cannot parse argument '(?<value>.*)' for option '(?<name>[^']+)'", RegexOptions.None, 1000)]
    private static partial Regex BadOption();

    [GeneratedRegex("^Cannot parse argument '(?<value>.*)' for command", RegexOptions.None, 1000)]
    private static partial Regex BadArgument();

    [GeneratedRegex("^Unrecognized command or argument '(?<value>.*)'", RegexOptions.None, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex(
        "^Argument '(?<value>.*)' not recognized. Must be one of:(?<all>.*)$", RegexOptions.Singleline, 1000)]
    private static partial Regex Choice();

    [GeneratedRegex("'(?<one>[^']+)'", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}

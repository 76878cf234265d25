using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Evaluate;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;

namespace ShopConnector.Commands;

/// <summary>
/// Options that several verbs take; each verb makes its own, so that help lists them where they work.
/// </summary>
internal static class CommonOptions
{
    public static Option<FileInfo> Config() => new("--config")
    {
        Description = "The configuration file. Environment variables win over it.",
        DefaultValueFactory = _ => new FileInfo("appsettings.json"),
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print one JSON document on standard output and nothing else.",
    };

    public static Option<string?> Language()
    {
        var language = new Option<string?>("--language")
        {
            Description = "nl or en. Without it, the Language of the programme.",
        };
        language.AcceptOnlyFromAmong("nl", "en");
        return language;
    }

    /// <param name="given">What <see cref="Language"/> read.</param>
    public static Language LanguageOf(string? given, LoyaltyProgram rules) =>
        given is null ? rules.Language : Enum.Parse<Language>(given, ignoreCase: true);

    public static Option<string?> Shop() => new("--shop")
    {
        Description = "Only this shop, by its name in the configuration.",
    };

    public static Option<FileInfo?> With() => new("--with")
    {
        Description = "Another configuration file: show what its programme would change.",
    };

    public static Option<Instant?> At(string description) => new("--at")
    {
        Description = description,
        CustomParser = ParseInstant,
    };

    public static Option<bool> Debug() => new("--debug")
    {
        Description = "Show the stack trace of an error and what the program logs.",
    };

    private static Instant? ParseInstant(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is not { Success: true } parsed)
            result.AddError($"--at \"{text}\" is no instant; write it as 2026-11-01T10:00:00Z.");
        else if (CountedYears.Hold(parsed.Value))
            return parsed.Value.ToInstant();
        else
            result.AddError($"--at \"{text}\" {CountedYears.Outside}; write it as 2026-11-01T10:00:00Z.");

        return null;
    }
}

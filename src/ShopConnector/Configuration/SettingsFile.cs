using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ShopConnector.Loyalty;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan.Comparing;
using ShopConnector.Web;
using ShopConnector.Worker;

namespace ShopConnector.Configuration;

/// <summary>
/// Reads <c>appsettings.json</c> and the environment; all mistakes at once, or settings that are sound.
/// </summary>
internal static class SettingsFile
{
    public static ConnectorSettings Load(string file) => Read(Open(file), file);

    /// <summary>Nothing but the programme: a file with a <c>Loyalty</c> section is enough, no shop is needed.</summary>
    public static OtherProgram LoadProgram(string file)
    {
        var problems = new List<SettingProblem>();
        var configuration = Open(file);
        var root = new SettingReader(configuration, problems);
        return ProgramReader.Read(root.Section("Loyalty"), problems) is { } program
            ? new OtherProgram(program, Fingerprint(configuration.GetSection("Loyalty")))
            : throw SettingsException.Of(file, problems);
    }

    /// <summary>Shops in the order in which they are planned; none where the file is a programme alone.</summary>
    public static IReadOnlyList<string> ShopNames(string file) =>
        [.. Open(file).GetSection("Shops").GetChildren().Select(shop => shop["Name"]).OfType<string>()];

    /// <summary>The file with the environment over it; read, not yet checked.</summary>
    public static IConfiguration Open(string file)
    {
        if (!File.Exists(file))
        {
            throw new SettingsException(
                $"{file}: there is no such file. Copy appsettings.example.json to it and fill in your shops, "
                + "or name another one with --config.");
        }

        try
        {
            return new ConfigurationBuilder().AddJsonFile(file).AddEnvironmentVariables().Build();
        }
        catch (InvalidDataException error)
        {
            throw new SettingsException($"{file} is not valid JSON: {Innermost(error)}");
        }
        catch (UnauthorizedAccessException)
        {
            throw new SettingsException($"{file}: this user may not read it. Change its owner or its permissions.");
        }
    }

    public static ConnectorSettings Read(IConfiguration configuration, string file)
    {
        var problems = new List<SettingProblem>();
        var root = new SettingReader(configuration, problems);
        var storage = Storage(root.Section("Storage"));
        var shops = ShopsReader.Read(root, problems);
        var program = ProgramReader.Read(root.Section("Loyalty"), problems);
        var writeBack = WriteBack(root.Section("WriteBack"));
        var schedule = Times(root.Section("Schedule"));
        var web = WebOptionsReader.Read(root.Section("Web"));
        return problems.Count == 0
            ? new ConnectorSettings(
                storage, shops, program!, Fingerprint(configuration.GetSection("Loyalty")), writeBack, schedule,
                configuration)
            { Web = web }
            : throw SettingsException.Of(file, problems);
    }

    private static StorageOptions Storage(SettingReader section)
    {
        var options = new StorageOptions(
            section.Choice("Provider", StorageOptions.Default.Provider),
            section.Text("ConnectionString") ?? StorageOptions.Default.ConnectionString);
        if (options.Provider == StorageProvider.Postgres && section.Text("ConnectionString") is null)
        {
            section.Problem(
                "ConnectionString",
                "is missing. For example: Host=localhost;Database=shopconnector;Username=shopconnector");
        }
        else if (options.Problem() is { } problem)
        {
            section.Problem("ConnectionString", problem);
        }

        section.RefuseUnknown();
        return options;
    }

    private static WriteBackOptions WriteBack(SettingReader section)
    {
        var standard = new WriteBackOptions();
        var options = new WriteBackOptions
        {
            Mode = section.Choice("Mode", standard.Mode),
            RemovalShareMax = section.Decimal("RemovalShareMax", standard.RemovalShareMax, 0m, 1m),
            TouchedShareMax = section.Decimal("TouchedShareMax", standard.TouchedShareMax, 0m, 1m),
            HoldsMax = (int)section.Whole("HoldsMax", standard.HoldsMax, 0, 1_000_000),
            UndoDays = (int)section.Whole("UndoDays", standard.UndoDays, 1, UndoDaysMost),
        };
        section.RefuseUnknown();
        return options;
    }

    private const int UndoDaysMost = 3_650;

    private static Schedule Times(SettingReader section)
    {
        var every = section.Span("Every", Schedule.Default.Every, Schedule.Shortest, Schedule.Longest);
        section.RefuseUnknown();
        return new Schedule(every);
    }

    /// <summary>Over the settings as they were written, so that any change of the programme is seen.</summary>
    private static string Fingerprint(IConfigurationSection section)
    {
        var text = new StringBuilder();
        var language = $"{section.Path}:{nameof(LoyaltyProgram.Language)}";
        foreach (var (key, value) in section.AsEnumerable().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (key.Equals(language, StringComparison.OrdinalIgnoreCase))
            {
                continue; // In which words people are told is no rule: nobody has to be looked at again for it.
            }

            text.Append(key).Append('=').Append(value).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Innermost(Exception error) => error.InnerException switch
    {
        JsonException json => $"line {json.LineNumber + 1}, column {json.BytePositionInLine + 1}: "
            + $"{json.Message.Split(" LineNumber:")[0]}",
        { } inner => Innermost(inner),
        null => error.Message,
    };
}

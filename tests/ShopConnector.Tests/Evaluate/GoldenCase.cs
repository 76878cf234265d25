using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NodaTime;
using ShopConnector.Configuration;
using ShopConnector.Evaluate;
using ShopConnector.Loyalty;

namespace ShopConnector.Tests.Evaluate;

/// <summary>
/// One worked example: a programme, a history and what must come out, as the files in <c>Golden</c> have it.
/// </summary>
public sealed class GoldenCase
{
    private readonly JsonElement _case;

    private GoldenCase(JsonElement root) => _case = root;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Evaluate", "Golden");

    public JsonElement Expected => _case.GetProperty("expected");

    public string History => _case.GetProperty("history").GetRawText();

    public string Why => _case.GetProperty("why").GetString()!;

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static GoldenCase Named(string name) =>
        new(JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json"))).RootElement);

    /// <summary>
    /// Goes the way of the command: settings, file, evaluation, output; the problems or the document.
    /// </summary>
    public (IReadOnlyList<string> Problems, JsonElement Output) Evaluate() => Evaluate(History);

    /// <summary>The programme of the case over another history.</summary>
    public (IReadOnlyList<string> Problems, JsonElement Output) Evaluate(string history)
    {
        var problems = new List<SettingProblem>();
        var settings = new ConfigurationBuilder().AddJsonStream(Section("loyalty", "Loyalty")).Build();
        var program = ProgramReader.Read(new SettingReader(settings, problems).Section("Loyalty"), problems);
        if (program is null)
            return ([.. problems.Select(problem => $"{problem.Path}: {problem.Message}")], default);

        var (evaluated, wrong) = Evaluate(program, history);
        return wrong.Count > 0 ? (wrong, default) : ([], Written(evaluated, program));
    }

    private static (Evaluated Evaluated, List<string> Problems) Evaluate(CompiledProgram program, string history)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(history));
        var file = HistoryFile.Read(stream, program.Rules.Points!);
        var problems = file.Problems.ToList();
        return (Evaluated.Of(file.Members, program, file.At ?? Instant.MinValue, problems), problems);
    }

    private static JsonElement Written(Evaluated evaluated, CompiledProgram program)
    {
        using var stream = new MemoryStream();
        new DecisionsWriter(program.Rules.Zone).Write(evaluated, stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    private MemoryStream Section(string property, string name) =>
        new(Encoding.UTF8.GetBytes($"{{\"{name}\":{_case.GetProperty(property).GetRawText()}}}"));
}

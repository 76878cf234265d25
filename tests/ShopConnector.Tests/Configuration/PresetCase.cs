using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NodaTime;
using ShopConnector.Configuration;
using ShopConnector.Evaluate;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Tests.Configuration;

/// <summary>
/// One preset on one small history, moment after moment, as the files in <c>Presets</c> have it. What opens at one
/// moment is held at the next, as a run would have stored it; a code is its offer's name and a number.
/// </summary>
internal sealed class PresetCase
{
    private readonly JsonElement _case;
    private readonly CompiledProgram _program;

    private PresetCase(JsonElement root)
    {
        _case = root;
        _program = Read(root.GetProperty("preset"));
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Configuration", "Presets");

    public IEnumerable<JsonElement> Moments => _case.GetProperty("moments").EnumerateArray();

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static PresetCase Named(string name) =>
        new(JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json"))).RootElement);

    /// <summary>What holds at each moment, in the words of the file.</summary>
    public IEnumerable<ShownMoment> Shown()
    {
        var history = History();
        foreach (var moment in Moments)
        {
            var at = NodaTime.Text.InstantPattern.General.Parse(moment.GetProperty("at").GetString()!).Value;
            var decision = Evaluation.Of(history, _program, at);
            var reasons = Evaluation.Explain(history, _program, at).ToDictionary(one => one.About, one => one.Because);
            yield return new ShownMoment([.. decision.Tags], [.. decision.Entitlements.Select(Text)], reasons);
            history = history with
            {
                Entitlements =
                [
                    .. decision.Entitlements.Select((held, index) =>
                        held.Terms is null ? held : held with { Code = $"{held.Offer}-{index + 1}" }),
                ],
            };
        }
    }

    private MemberHistory History()
    {
        var parts = _case.EnumerateObject()
            .Where(part => part.Name is "customers" or "orders" or "events" or "referrals")
            .Select(part => $"\"{part.Name}\": {part.Value.GetRawText()}");
        var json = $$"""{ "members": [ { "id": "m1", {{string.Join(", ", parts)}} } ] }""";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var file = HistoryFile.Read(stream, _program.Rules.Points!);
        file.Problems.ShouldBeEmpty();
        return file.Members.Single();
    }

    private static CompiledProgram Read(JsonElement preset)
    {
        var json = $$"""{ "Loyalty": { "Presets": [ {{preset.GetRawText()}} ] } }""";
        var settings = new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        var problems = new List<SettingProblem>();
        var program = ProgramReader.Read(new SettingReader(settings, problems).Section("Loyalty"), problems);
        problems.ShouldBeEmpty();
        return program!;
    }

    private string Text(Entitlement held)
    {
        var lastDay = held.ValidUntil.InZone(_program.Rules.Zone).Date.PlusDays(-1);
        var step = held.Step == 1 ? "" : $" step {held.Step}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{held.Offer}{step}: {Worth(held)}, {held.State}, through {lastDay:uuuu-MM-dd}");
    }

    private string Worth(Entitlement held) => held switch
    {
        { Tag: { } tag } => $"tag {tag}",
        { Terms: { Kind: CodeKind.Percent } terms } => string.Create(
            CultureInfo.InvariantCulture, $"{terms.Number} %"),
        { Terms: { Kind: CodeKind.Amount } terms } => string.Create(
            CultureInfo.InvariantCulture, $"{terms.Number:0.00} {_program.Rules.Currency}"),
        { Terms.Kind: CodeKind.FreeShipping } => "free shipping",
        _ => "nothing",
    };
}

internal sealed record ShownMoment(
    IReadOnlyList<string> Tags, IReadOnlyList<string> Offers, IReadOnlyDictionary<string, string> Reasons);

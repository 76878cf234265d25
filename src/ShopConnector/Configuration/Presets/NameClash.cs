using System.Globalization;
using ShopConnector.Loyalty;

namespace ShopConnector.Configuration.Presets;

/// <summary>
/// A name or tag that a preset and something else both want. The names a preset gives stand nowhere in the file, so the
/// problem has to say whose they are and which setting changes them.
/// </summary>
/// <param name="program">With what all presets stand for.</param>
/// <param name="entryOf">The preset that an element of a list comes from; null: the file has it itself.</param>
internal sealed class NameClash(LoyaltyProgram program, Func<string, int, PresetEntry?> entryOf)
{
    /// <summary>Null when the problem is another one, or no preset has a part in it.</summary>
    public ProgramProblem? Told(ProgramProblem problem)
    {
        if (problem.Other is null || PlaceOf(problem.Path) is not { } later || PlaceOf(problem.Other) is not { } earlier
            || (later.Setting is null ? earlier : later) is not { Setting: { } setting } preset)
        {
            return null;
        }

        // A prefix is no name: of how two begin the message says enough, once it says where they are.
        if (NameAt(later) is not { } name)
        {
            return problem with
            {
                Path = later.ToldPath,
                Message = problem.Message.Replace(earlier.Path, earlier.Holder, StringComparison.Ordinal),
            };
        }

        var whose = later.Entry is { } entry ? $" of {entry}" : "";
        var kind = earlier.Of == "Name" ? "name" : "tag";
        return new ProgramProblem(
            later.ToldPath,
            $"\"{name.Trim()}\"{whose} is the {kind} of {earlier.Holder} already (case is ignored); "
            + $"give one of them another, such as \"{setting}\": \"{name.Trim()} 2\" at {preset.Entry}.");
    }

    private Place? PlaceOf(string path) => path.Split(':', 3) is [var list, var index, var of]
        && int.TryParse(index, CultureInfo.InvariantCulture, out var number)
            ? new Place(list, number, of, entryOf(list, number))
            : null;

    private string? NameAt(Place place) => (place.List, place.Of.Split(':')) switch
    {
        ("Segments", ["Tag"]) => program.Segments[place.Index].Tag,
        ("Tiers", ["Tag"]) => program.Tiers[place.Index].Tag,
        ("Offers", ["Name"]) => program.Offers[place.Index].Name,
        ("Offers", ["Gift"]) => program.Offers[place.Index].Value.Label,
        ("Offers", ["Steps", var step, "Tag"]) =>
            program.Offers[place.Index].Steps[int.Parse(step, CultureInfo.InvariantCulture)].Value.Label,
        ("Rewards", ["Name"]) => program.Rewards[place.Index].Name,
        ("Rewards", ["Gift"]) => program.Rewards[place.Index].Gift,
        _ => null,
    };

    /// <param name="Of">The setting within the element, such as <c>Tag</c> or <c>Steps:0:Tag</c>.</param>
    /// <param name="Entry">The preset it comes from; null: the file has it itself.</param>
    private sealed record Place(string List, int Index, string Of, PresetEntry? Entry)
    {
        public string Path => string.Create(CultureInfo.InvariantCulture, $"{List}:{Index}");

        public string Holder => Entry?.ToString() ?? Path;

        /// <summary>The preset's setting that changes it; null where no preset has it.</summary>
        public string? Setting => Entry?.SettingAt(List, Of);

        public string ToldPath => Entry?.PathAt(List, Of) ?? $"{Path}:{Of}";
    }
}

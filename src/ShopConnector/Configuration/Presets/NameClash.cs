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
        var parts = problem.Path.Split(':', 3);
        if (parts.Length < 3 || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var index)
            || NameAt(parts[0], index, parts[2]) is not { } name)
        {
            return null;
        }

        var isName = parts[2] == "Name";
        var (list, taken) = isName
            ? ("Offers", Array.FindIndex([.. program.Offers], offer => IsSame(offer.Name, name)))
            : ("Segments", Array.FindIndex([.. program.Segments], segment => IsSame(segment.Tag, name)));
        if (taken < 0 || (list == parts[0] && taken >= index))
        {
            return null;
        }

        return Sentence(
            new Place(parts[0], parts[1], parts[2], entryOf(parts[0], index)),
            new Place(
                list, taken.ToString(CultureInfo.InvariantCulture), isName ? "Name" : "Tag", entryOf(list, taken)),
            name.Trim());
    }

    private static ProgramProblem? Sentence(Place later, Place earlier, string name)
    {
        if ((later.Setting is null ? earlier : later) is not { Setting: { } setting } preset)
        {
            return null;
        }

        var whose = later.Entry is { } entry ? $" of {entry}" : "";
        var holder = earlier.Entry?.ToString() ?? earlier.Path;
        var kind = earlier.Of == "Name" ? "name" : "tag";
        return new ProgramProblem(
            later.Setting is { } here ? $"{later.Entry!.Path}:{here}" : later.Entry?.Path ?? later.Line,
            $"\"{name}\"{whose} is the {kind} of {holder} already (case is ignored); "
            + $"give one of them another, such as \"{setting}\": \"{name} 2\" at {preset.Entry}.");
    }

    private string? NameAt(string list, int index, string line) => (list, line.Split(':')) switch
    {
        ("Segments", ["Tag"]) => program.Segments[index].Tag,
        ("Offers", ["Name"]) => program.Offers[index].Name,
        ("Offers", ["Gift"]) => program.Offers[index].Value.Label,
        ("Offers", ["Steps", var step, "Tag"]) =>
            program.Offers[index].Steps[int.Parse(step, CultureInfo.InvariantCulture)].Value.Label,
        ("Rewards", ["Gift"]) => program.Rewards[index].Gift,
        _ => null,
    };

    private static bool IsSame(string one, string other) =>
        one.Trim().Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <param name="Entry">The preset it comes from; null: the file has it itself.</param>
    private sealed record Place(string List, string Index, string Of, PresetEntry? Entry)
    {
        public string Path => $"{List}:{Index}";

        public string Line => $"{Path}:{Of}";

        /// <summary>The preset's setting that changes the name; null where no preset has it.</summary>
        public string? Setting => Entry?.SettingAt(List, Of);
    }
}

namespace ShopConnector.Configuration.Presets;

/// <summary>One element of <c>Presets</c>, to name it in a problem with what it stands for.</summary>
/// <param name="Path">Within the programme, such as <c>Presets:0</c>.</param>
internal sealed record PresetEntry(string Path, string Preset, Template Template)
{
    public override string ToString() => $"preset {Preset} ({Path})";

    /// <summary>Its setting that becomes the given line of the list's one element; null where none does.</summary>
    public string? SettingAt(string list, string line) => Template.SettingAt($"{list}:0:{line}");

    /// <summary>Where the owner wrote it, or would write it.</summary>
    public string PathAt(string list, string line) => SettingAt(list, line) is { } setting ? $"{Path}:{setting}" : Path;
}

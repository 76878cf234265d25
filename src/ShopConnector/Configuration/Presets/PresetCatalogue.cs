using System.Reflection;

namespace ShopConnector.Configuration.Presets;

/// <summary>The presets that an owner can switch on by name, from the embedded <c>presets.json</c>.</summary>
internal static class PresetCatalogue
{
    private const string File = "presets.json";

    private static readonly IConfigurationRoot s_presets = Load();

    public static IReadOnlyCollection<string> Names { get; } = [.. s_presets.GetChildren().Select(one => one.Key)];

    public static IConfigurationSection? Find(string name) =>
        s_presets.GetSection(name) is var preset && preset.Exists() ? preset : null;

    private static IConfigurationRoot Load()
    {
        using var json = Assembly.GetExecutingAssembly().GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"{File} is not embedded.");
        return new ConfigurationBuilder().AddJsonStream(json).Build();
    }
}

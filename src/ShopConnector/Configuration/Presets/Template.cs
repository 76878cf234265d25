using System.Globalization;

namespace ShopConnector.Configuration.Presets;

/// <summary>One preset: settings with their standards, and configuration in which they stand in braces.</summary>
internal sealed class Template
{
    /// <summary>The setting for the offer's name: <c>Name</c> is the preset's.</summary>
    public const string OfferName = "OfferName";

    private const string Offer = "Offers:0:";
    private const string NameOfOffer = $"{Offer}Name";
    private const string Budget = $"{Offer}Budget";

    private readonly Dictionary<string, string> _settings;
    private readonly Dictionary<string, string> _lines;

    public Template(IConfigurationSection preset)
    {
        var settings = preset.GetSection("Settings");
        _settings = settings.GetChildren().ToDictionary(
            one => one.Key, one => one.Value ?? "", StringComparer.OrdinalIgnoreCase);
        _lines = preset.AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Value is not null && !pair.Key.StartsWith("Settings:", StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyCollection<string> Settings => _settings.Keys;

    public bool HasOffer =>
        _lines.Keys.Any(key => key.StartsWith(Offer, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with the value, whose kind the standard shows; null when nothing is.</summary>
    public string? Set(string setting, string value)
    {
        var standard = _settings[setting];
        if (IsNumber(standard) && !IsNumber(value))
        {
            return $"'{value}' is not a number from 0 up, such as {standard}.";
        }

        _settings[setting] = value;
        return null;
    }

    /// <param name="instead">Lines that this one takes the place of.</param>
    public void SetOnOffer(string key, string value, IEnumerable<string> instead)
    {
        foreach (var other in instead)
        {
            _lines.Remove(Offer + other);
        }

        _lines[key.Equals(OfferName, StringComparison.OrdinalIgnoreCase) ? NameOfOffer : Offer + key] = value;
    }

    /// <summary>The configuration with the values in it, as a section at the given path.</summary>
    public IConfigurationSection Fill(string path) => new ConfigurationBuilder()
        .AddInMemoryCollection(_lines.ToDictionary(line => $"{path}:{line.Key}", line => (string?)Filled(line.Value)))
        .Build()
        .GetSection(path);

    /// <summary>The setting that one line consists of; null when the line is more than that.</summary>
    public string? SettingAt(string key)
    {
        if (key == NameOfOffer)
        {
            return OfferName;
        }

        if (key.StartsWith(Budget, StringComparison.Ordinal))
        {
            return key[Offer.Length..]; // The owner's own, as no preset has one.
        }

        if (!_lines.TryGetValue(key, out var line))
        {
            return null;
        }

        return _settings.Keys.FirstOrDefault(setting => line == $"{{{setting}}}")
            ?? (line.Contains('{', StringComparison.Ordinal) ? null : key[(key.LastIndexOf(':') + 1)..]);
    }

    private string Filled(string line)
    {
        foreach (var (setting, value) in _settings)
        {
            line = line.Replace($"{{{setting}}}", value, StringComparison.Ordinal);
        }

        return line;
    }

    private static bool IsNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}

using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ShopConnector.Configuration;

/// <summary>
/// Reads one section into typed values and notes every problem instead of stopping at the first: a bad value becomes
/// its default, so that reading goes on.
/// </summary>
internal sealed class SettingReader(IConfiguration section, List<SettingProblem> problems)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public string Path => section is IConfigurationSection named ? named.Path : "";

    public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}:{name}";

    public void Problem(string name, string message) =>
        problems.Add(new SettingProblem(name.Length == 0 ? Path : PathOf(name), message));

    public bool Has(string name)
    {
        _known.Add(name);
        return section.GetSection(name).Exists();
    }

    public SettingReader Section(string name)
    {
        _known.Add(name);
        var inner = section.GetSection(name);
        if (!string.IsNullOrEmpty(inner.Value))
        {
            Problem(name, $"'{inner.Value}' is not a group of settings. Write {{ … }}.");
        }

        return new SettingReader(inner, problems);
    }

    /// <summary>The elements of a list, in the order of the file.</summary>
    /// <param name="key">The setting that a plain text in place of an element is most likely meant for.</param>
    public IReadOnlyList<SettingReader> List(string name, string? key = null)
    {
        _known.Add(name);
        var children = section.GetSection(name).GetChildren().ToList();
        if (children.Count == 0 && !string.IsNullOrEmpty(section[name]))
        {
            var right = key is null ? "…" : Element(key, section[name]!);
            Problem(name, $"'{section[name]}' is not a list. Write [ {right} ].");
        }
        else if (children.FirstOrDefault(child => !child.Key.All(char.IsAsciiDigit)) is { } named)
        {
            Problem(name, $"is a group with '{named.Key}', not a list. Write [ {{ … }} ].");
            return [];
        }

        return [.. children.Select(child => ElementOf(name, child, key))];
    }

    private SettingReader ElementOf(string list, IConfigurationSection element, string? key)
    {
        if (string.IsNullOrEmpty(element.Value))
        {
            return new SettingReader(element, problems);
        }

        var right = key is null ? "{ … }" : Element(key, element.Value);
        problems.Add(new SettingProblem(
            element.Path, $"'{element.Value}' is not a group of settings. Write {right}.")
        { IsWhole = true });
        return new SettingReader(element, []); // That all of its settings are missing goes without saying.
    }

    private static string Element(string key, string value) => $"{{ \"{key}\": \"{value}\" }}";

    /// <summary>Names and values of a section whose names are the user's own, such as currencies.</summary>
    public IReadOnlyList<string> Names(string name)
    {
        _known.Add(name);
        return [.. section.GetSection(name).GetChildren().Select(child => child.Key)];
    }

    /// <summary>A list of plain texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string name, string example)
    {
        _known.Add(name);
        var texts = section.GetSection(name).GetChildren().ToList();
        if (texts.Find(text => text.GetChildren().Any() || !text.Key.All(char.IsAsciiDigit)) is { } odd)
        {
            Problem($"{name}:{odd.Key}", $"is not a text. Write [ \"{example}\" ].");
            return [];
        }

        return texts.Count == 0 && Text(name) is { } single ? [single] : [.. texts.Select(text => text.Value ?? "")];
    }

    /// <summary>Every value of the section by its name within it; all of them count as asked for.</summary>
    public IEnumerable<KeyValuePair<string, string>> All()
    {
        _known.UnionWith(section.GetChildren().Select(child => child.Key));
        return section.AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Value is not null && pair.Key.Length > 0)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value!));
    }

    public string? Text(string name)
    {
        _known.Add(name);
        var text = section[name];
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public string Required(string name, string example)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        Problem(name, $"is missing. For example: {example}");
        return "";
    }

    /// <summary>An empty query is one that ends too early: its reader says so, with the place.</summary>
    public string Query(string example) => section["Query"] is { } query && Text("Query") is null
        ? query
        : Required("Query", example);

    public decimal Decimal(string name, decimal standard, decimal least, decimal most) =>
        Parse(name, standard, $"a number from {Plain(least)} to {Plain(most)}, such as {Plain(standard)}", text =>
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number : null);

    /// <param name="what">What it is, where its bounds would say nothing.</param>
    public decimal Decimal(string name, decimal standard, decimal least, decimal most, string what) =>
        Parse(name, standard, $"{what}, such as {Plain(standard)}", text =>
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number : null);

    public long Whole(string name, long standard, long least, long most) =>
        Parse(name, standard, $"a whole number from {least} to {most}, such as {standard}", text =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
                ? number : null);

    public TimeSpan Span(string name, TimeSpan standard, TimeSpan least, TimeSpan most) =>
        Parse(name, standard, $"a time from {least:c} to {most:c}, such as {standard:c}", text =>
            TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= least && span <= most
                ? span : null);

    public bool Flag(string name, bool standard) =>
        Parse(name, standard, "true or false", text => bool.TryParse(text, out var flag) ? flag : null);

    public LocalDate? Date(string name) =>
        Text(name) is null ? null : Parse<LocalDate>(name, default, "a date, such as 2026-01-31", text =>
            LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null);

    public T Choice<T>(string name, T standard)
        where T : struct, Enum =>
        Parse(name, standard, $"one of {string.Join(", ", Enum.GetNames<T>())}", text =>
            Enum.GetNames<T>().FirstOrDefault(one => one.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
                ? Enum.Parse<T>(found) : null);

    /// <summary>Call last: what was never asked for is a setting nobody reads, most often a misspelt one.</summary>
    public void RefuseUnknown()
    {
        foreach (var child in section.GetChildren().Where(child => !_known.Contains(child.Key)))
        {
            Problem(child.Key, $"is no setting. {NearestName.Hint(child.Key, _known)}");
        }
    }

    private T Parse<T>(string name, T standard, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (Text(name) is not { } text)
        {
            return standard;
        }

        if (parse(text) is { } value)
        {
            return value;
        }

        Problem(name, $"'{text}' is not {expected}.");
        return standard;
    }

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

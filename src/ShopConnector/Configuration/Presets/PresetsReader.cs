using System.Globalization;

namespace ShopConnector.Configuration.Presets;

/// <summary>
/// Reads <c>Presets</c>: each name becomes the segments, offers and tag families it stands for, read as if the owner
/// had written them; a problem in them is told at the setting of the preset that caused it.
/// </summary>
internal static class PresetsReader
{
    /// <summary>What any preset with an offer takes beside its own settings.</summary>
    private static readonly string[] s_offerSettings =
        [Template.OfferName, "ValidDays", "CooldownDays", "MinimumSpend", "Combines", "NeedsConsent",
            "DuringComplaint", "ControlShare", "Budget"];

    private static readonly string[] s_offerValues =
        ["Percent", "Amount", "FreeShipping", "PercentOfLastOrder", "Gift"];

    public static ExpandedPresets Read(SettingReader section, List<SettingProblem> problems)
    {
        var presets = new ExpandedPresets();
        var entries = section.List("Presets", key: "Name");
        for (var i = 0; i < entries.Count; i++)
        {
            var name = entries[i].Required("Name", "birthday");
            if (name.Length > 0)
            {
                Read(name, entries[i], string.Create(CultureInfo.InvariantCulture, $"Presets:{i}"), presets, problems);
            }
        }

        return presets;
    }

    private static void Read(
        string name, SettingReader entry, string path, ExpandedPresets presets, List<SettingProblem> problems)
    {
        if (PresetCatalogue.Find(name) is not { } preset)
        {
            entry.Problem("Name", $"'{name}' is no preset. {NearestName.Hint(name, PresetCatalogue.Names)}");
            return;
        }

        var template = new Template(preset);
        foreach (var (key, value) in entry.All().Where(IsNoName))
        {
            if (Give(template, key, value) is { } problem)
            {
                entry.Problem(key, problem); // Its standard goes on in its place, so that all mistakes are found.
            }
        }

        var found = new List<SettingProblem>();
        presets.Add(new PresetEntry(path, name, template), new SettingReader(template.Fill(entry.Path), found));
        problems.AddRange(found.Select(one => one with
        {
            Path = template.SettingAt(one.Path[(entry.Path.Length + 1)..]) is { } setting
                ? entry.PathOf(setting)
                : entry.Path,
        }));
    }

    private static bool IsNoName(KeyValuePair<string, string> setting) =>
        !setting.Key.Equals("Name", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when the setting is one of the preset's, or one that its offer takes.</summary>
    private static string? Give(Template template, string key, string value)
    {
        var setting = key.Split(':')[0];
        if (template.Settings.Contains(setting, StringComparer.OrdinalIgnoreCase))
        {
            return template.Set(setting, value);
        }

        string[] taken = template.HasOffer ? [.. s_offerSettings, .. s_offerValues] : [];
        if (!taken.Contains(setting, StringComparer.OrdinalIgnoreCase))
        {
            string[] known = [.. template.Settings.Union(taken, StringComparer.OrdinalIgnoreCase)];
            return $"is no setting of this preset. {NearestName.Hint(setting, known)}";
        }

        // One value in the place of another: an amount instead of a percentage, say.
        template.SetOnOffer(key, value, s_offerValues.Contains(setting, StringComparer.OrdinalIgnoreCase)
            ? s_offerValues
            : []);
        return null;
    }
}

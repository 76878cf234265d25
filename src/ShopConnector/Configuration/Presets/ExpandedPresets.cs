using System.Globalization;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Configuration.Presets;

/// <summary>
/// What all presets of a configuration stand for. They come after what the file itself lists, so that a preset may look
/// at a tag of the owner's, never the other way round.
/// </summary>
internal sealed class ExpandedPresets
{
    private readonly List<(Segment Segment, PresetEntry Entry)> _segments = [];
    private readonly List<(Offer Offer, PresetEntry Entry)> _offers = [];
    private readonly List<(TagFamily Family, PresetEntry Entry)> _families = [];

    public void Add(PresetEntry entry, SettingReader expanded)
    {
        _segments.AddRange(expanded.List("Segments").Select(one => (ProgramReader.Segment(one), entry)));
        _offers.AddRange(expanded.List("Offers").Select(one => (OffersReader.Offer(one), entry)));
        _families.AddRange(expanded.List("TagFamilies").Select(one => (TagFamiliesReader.Read(one), entry)));
    }

    public LoyaltyProgram AddTo(LoyaltyProgram rules) => rules with
    {
        Segments = [.. rules.Segments, .. _segments.Select(one => one.Segment)],
        Offers = [.. rules.Offers, .. _offers.Select(one => one.Offer)],
        TagFamilies = [.. rules.TagFamilies, .. _families.Select(one => one.Family)],
    };

    /// <summary>A problem as whoever wrote the file knows it: the preset, not the line it stands for.</summary>
    public ProgramProblem Told(ProgramProblem problem, LoyaltyProgram own) =>
        new NameClash(AddTo(own), (list, index) => EntryOf(list, index, own)).Told(problem)
        ?? problem with { Path = PathOf(problem.Path, own) };

    private string PathOf(string path, LoyaltyProgram own)
    {
        var parts = path.Split(':', 3);
        return parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var index)
            && EntryOf(parts[0], index, own) is { } entry
                ? entry.PathAt(parts[0], parts.Length > 2 ? parts[2] : "")
                : path;
    }

    /// <summary>Null: the file has the element itself.</summary>
    private PresetEntry? EntryOf(string list, int index, LoyaltyProgram own) => list switch
    {
        "Segments" when index >= own.Segments.Length => _segments[index - own.Segments.Length].Entry,
        "Offers" when index >= own.Offers.Length => _offers[index - own.Offers.Length].Entry,
        "TagFamilies" when index >= own.TagFamilies.Length => _families[index - own.TagFamilies.Length].Entry,
        _ => null,
    };
}

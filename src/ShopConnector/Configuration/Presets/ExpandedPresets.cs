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
    private readonly List<(Segment Segment, string Preset)> _segments = [];
    private readonly List<(Offer Offer, string Preset)> _offers = [];
    private readonly List<(TagFamily Family, string Preset)> _families = [];

    public void Add(string preset, SettingReader expanded)
    {
        _segments.AddRange(expanded.List("Segments").Select(one => (ProgramReader.Segment(one), preset)));
        _offers.AddRange(expanded.List("Offers").Select(one => (OffersReader.Offer(one), preset)));
        _families.AddRange(expanded.List("TagFamilies").Select(one => (TagFamiliesReader.Read(one), preset)));
    }

    public LoyaltyProgram AddTo(LoyaltyProgram rules) => rules with
    {
        Segments = [.. rules.Segments, .. _segments.Select(one => one.Segment)],
        Offers = [.. rules.Offers, .. _offers.Select(one => one.Offer)],
        TagFamilies = [.. rules.TagFamilies, .. _families.Select(one => one.Family)],
    };

    /// <summary>Where the file has what a problem is about: the preset, not the line it stands for.</summary>
    public string PathOf(string path, LoyaltyProgram own)
    {
        var parts = path.Split(':');
        return parts.Length > 1 && int.TryParse(parts[1], out var index)
            ? parts[0] switch
            {
                "Segments" when index >= own.Segments.Length => _segments[index - own.Segments.Length].Preset,
                "Offers" when index >= own.Offers.Length => _offers[index - own.Offers.Length].Preset,
                "TagFamilies" when index >= own.TagFamilies.Length =>
                    _families[index - own.TagFamilies.Length].Preset,
                _ => path,
            }
            : path;
    }
}

using System.Collections;
using System.Collections.Immutable;

namespace ShopConnector.Loyalty.Tags;

/// <summary>
/// Tags without their order, each once, compared as a shop compares them: case and outer blanks ignored.
/// </summary>
public sealed class TagSet : IReadOnlyCollection<string>
{
    private readonly ImmutableArray<string> _tags;
    private readonly HashSet<string> _folded;

    public TagSet(IEnumerable<string> tags)
    {
        _folded = new HashSet<string>(Tag.Comparer);
        _tags = [.. tags.Select(Tag.Normalise).Where(tag => tag.Length > 0 && _folded.Add(tag))];
    }

    public static TagSet Empty { get; } = new([]);

    public int Count => _tags.Length;

    public bool Contains(string tag) => _folded.Contains(Tag.Normalise(tag));

    public TagSet Except(TagSet others) => new(_tags.Where(tag => !others.Contains(tag)));

    public IEnumerator<string> GetEnumerator() => _tags.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

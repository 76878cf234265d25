using System.Text;

namespace ShopConnector.Storage.Members;

/// <summary>The spelling under which a name or a tag is found: case is ignored, as people and shops do.</summary>
internal static class NameKey
{
    public static string? Of(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : Fold(name.Trim().Normalize(NormalizationForm.FormC));

    public static string Fold(string tag) => tag.ToUpperInvariant();
}

using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection;

namespace ShopConnector.Plugin;

/// <summary>
/// The WooCommerce companion as WordPress installs it: a zip with one folder. The same program makes the same bytes, so
/// that two packs can be compared.
/// </summary>
internal static class PluginArchive
{
    private const string Prefix = "wordpress-plugin/";
    private const int RegularFileReadableByAll = unchecked((int)0x81A4_0000); // -rw-r--r--, where Unix tools look.

    // The earliest that a zip can say.
    private static readonly DateTimeOffset s_noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Assembly s_here = typeof(PluginArchive).Assembly;

    /// <summary>Paths in the archive, in ordinal order: <c>shopconnector/shopconnector.php</c> and so on.</summary>
    public static ImmutableArray<string> Files { get; } = [.. Resources().Keys.Order(StringComparer.Ordinal)];

    public static void Write(Stream target)
    {
        var resources = Resources();
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var path in Files)
        {
            // Stored, not deflated: what deflate makes of the same text differs between versions of it.
            var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
            entry.LastWriteTime = s_noTime;
            entry.ExternalAttributes = RegularFileReadableByAll;
            using var from = s_here.GetManifestResourceStream(resources[path])!;
            using var to = entry.Open();
            from.CopyTo(to);
        }
    }

    // Built on Windows, the names hold backslashes, which no archive may.
    private static Dictionary<string, string> Resources() => s_here.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..].Replace('\\', '/'), StringComparer.Ordinal);
}

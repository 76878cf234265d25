using System.IO.Compression;
using System.Text;

namespace ShopConnector.Sandbox;

/// <summary>Files that travel inside the assembly; one that is missing is a broken build, so it throws.</summary>
internal static class EmbeddedFile
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static string GzipText(string name)
    {
        using var unzipped = new GZipStream(Open(name), CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly does not hold its file '{name}'.");
}

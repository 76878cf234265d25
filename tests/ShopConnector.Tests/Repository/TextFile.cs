using ShopConnector.Tests.Repository.CSharp;

namespace ShopConnector.Tests.Repository;

internal sealed class TextFile(string path, string text)
{
    private CSharpText? _csharp;

    public string Path { get; } = path;

    public string Text { get; } = text;

    public string[] Lines { get; } = text.Split('\n');

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Without a slash at the end; empty at the root.</summary>
    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    public CSharpText CSharp => _csharp ??= CSharpText.Of(Text);

    /// <summary>A binary file has a path and no text.</summary>
    public static TextFile Read(string root, string path)
    {
        var bytes = File.ReadAllBytes(System.IO.Path.Combine(root, path));
        return new(path, bytes.Contains((byte)0) ? "" : System.Text.Encoding.UTF8.GetString(bytes));
    }

    public bool HasExtension(string extension) => Path.EndsWith(extension, StringComparison.Ordinal);

    public bool IsUnder(string folder) =>
        folder.Length == 0 || Path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    public int LineAt(int position) => Text.AsSpan(0, position).Count('\n') + 1;

    public Violation At(int position, string remedy) => new(Path, LineAt(position), remedy);

    public Violation AsAWhole(string remedy) => new(Path, Line: 0, remedy);
}

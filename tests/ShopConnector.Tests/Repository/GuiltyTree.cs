namespace ShopConnector.Tests.Repository;

/// <summary>
/// A tree that breaks one rule, in one text file so that nothing compiles it: parts headed <c>==&gt; path</c>, the
/// first of them the violations that must be found, word for word.
/// </summary>
internal sealed record GuiltyTree(string[] Expected, FileTree Tree)
{
    public const string Folder = "tests/ShopConnector.Tests/Repository/Guilty";
    private const string Head = "==> ";
    private const string ExpectedPart = "expected";

    public static GuiltyTree Of(string rule, FileTree ours)
    {
        var path = $"{Folder}/{rule}.txt";
        var text = ours.Find(path)?.Text ?? throw new InvalidOperationException($"{path} is missing.");
        var parts = ("\n" + text).Split("\n" + Head, StringSplitOptions.RemoveEmptyEntries).Select(Part).ToArray();
        return parts[0].Path == ExpectedPart
            ? new(parts[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), new FileTree(parts[1..]))
            : throw new InvalidOperationException($"{path} must begin with '{Head}{ExpectedPart}'.");
    }

    public static IEnumerable<string> NamesIn(FileTree ours) =>
        ours.Files.Where(file => file.IsUnder(Folder)).Select(file => Path.GetFileNameWithoutExtension(file.Name));

    private static TextFile Part(string part)
    {
        var head = part.IndexOf('\n', StringComparison.Ordinal);
        return new(part[..head], part[(head + 1)..] + "\n");
    }
}

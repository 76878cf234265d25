namespace ShopConnector.Tests.Repository.Rules;

/// <summary>A visitor's first screen holds what was designed, and nothing that was left lying about.</summary>
internal sealed class DesignedEntries : IRule
{
    private static readonly HashSet<string> s_designed =
    [
        ".banned", ".ci", ".editorconfig", ".gitattributes", ".gitignore",
        "appsettings.example.json", "Directory.Build.props", "Directory.Packages.props",
        "README.md", "ShopConnector.sln",
        "src/ShopConnector", "src/ShopConnector.Loyalty", "src/ShopConnector.Sync", "src/ShopConnector.Shops",
        "src/ShopConnector.Storage", "src/ShopConnector.Sandbox", "src/wordpress-plugin",
        "tests/ShopConnector.Loyalty.Tests", "tests/ShopConnector.Tests", "tests/ShopConnector.Benchmarks",
        "tests/graphql-conformance", "tests/wordpress-plugin", "tests/run",
    ];

    public IEnumerable<Violation> Check(FileTree tree) => tree.Files.Select(file => EntryOf(file.Path)).Distinct()
        .Where(entry => !s_designed.Contains(entry))
        .Select(entry => new Violation(entry, Line: 0, "the design has no such entry; find its room, or delete it."));

    // One level deep at the root, two below src and tests.
    private static string EntryOf(string path)
    {
        var parts = path.Split('/');
        return parts is ["src" or "tests", var second, ..] ? $"{parts[0]}/{second}" : parts[0];
    }
}

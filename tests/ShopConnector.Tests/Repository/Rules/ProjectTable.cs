using System.Xml.Linq;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>
/// A project earns its place by what it may not see: the exact table of who references whom and what.
/// </summary>
internal sealed class ProjectTable : IRule
{
    private const string Host = "ShopConnector";
    private const string Loyalty = "ShopConnector.Loyalty";
    private const string Sync = "ShopConnector.Sync";
    private const string Shops = "ShopConnector.Shops";
    private const string Storage = "ShopConnector.Storage";
    private const string Sandbox = "ShopConnector.Sandbox";

    private sealed record Row(string[] Projects, string[]? Packages);

    // Packages are those a project may have; null: whatever the host needs, it alone sees everything.
    private static readonly Dictionary<string, Row> s_table = new(StringComparer.Ordinal)
    {
        [Loyalty] = new([], ["NodaTime", "MathNet.Numerics"]),
        [Sync] = new([Loyalty], []),
        [Shops] = new([Sync], ["Polly.Core"]),
        [Storage] = new(
            [Sync],
            ["Dapper", "Microsoft.Data.Sqlite", "Npgsql", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core"]),
        [Sandbox] = new([], ["NodaTime"]),
        [Host] = new([Loyalty, Sandbox, Shops, Storage, Sync], null),
    };

    public IEnumerable<Violation> Check(FileTree tree) =>
        tree.Projects.Where(project => project.IsUnder("src")).SelectMany(InProject);

    private static IEnumerable<Violation> InProject(TextFile file)
    {
        var name = NameOf(file.Path);
        if (!s_table.TryGetValue(name, out var row))
        {
            yield return file.AsAWhole("not a project of the design; a folder will do, unless it forbids a reference.");
            yield break;
        }

        var projects = Array.ConvertAll(Referenced(file, "ProjectReference"), NameOf);
        foreach (var extra in projects.Except(row.Projects))
        {
            yield return file.AsAWhole($"may not see {extra}; own a port and let the host join them.");
        }

        foreach (var missing in row.Projects.Except(projects))
        {
            yield return file.AsAWhole($"no longer sees {missing}; correct the design's table, or the project.");
        }

        var packages = Referenced(file, "PackageReference");
        foreach (var package in packages.Except(row.Packages ?? packages))
        {
            yield return file.AsAWhole($"may not use {package}; keep it in the project that adapts it.");
        }
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static string[] Referenced(TextFile file, string kind) =>
        [.. XDocument.Parse(file.Text).Descendants(kind).Select(one => (string?)one.Attribute("Include") ?? "")];
}

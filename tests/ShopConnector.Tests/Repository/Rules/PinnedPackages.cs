using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>
/// The same commit restores the same bytes: exact versions in one place, a lock file beside each project.
/// </summary>
internal sealed partial class PinnedPackages : IRule
{
    private const string Central = "Directory.Packages.props";
    private const string Solution = "ShopConnector.sln";

    public IEnumerable<Violation> Check(FileTree tree) =>
        InCentral(tree).Concat(tree.Projects.SelectMany(project => InProject(project, tree)));

    private static IEnumerable<Violation> InCentral(FileTree tree) =>
        from central in tree.Files
        where central.Path == Central
        from package in XDocument.Parse(central.Text).Descendants("PackageVersion")
        let version = (string?)package.Attribute("Version") ?? ""
        where !Exact().IsMatch(version)
        select central.AsAWhole($"{(string?)package.Attribute("Include")} '{version}': pin one exact version.");

    private static IEnumerable<Violation> InProject(TextFile project, FileTree tree)
    {
        foreach (var package in XDocument.Parse(project.Text).Descendants("PackageReference"))
        {
            if (package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)
            {
                var name = (string?)package.Attribute("Include");
                yield return project.AsAWhole($"{name}: its version belongs in {Central}.");
            }
        }

        if (!tree.Holds($"{project.Folder}/packages.lock.json"))
        {
            yield return project.AsAWhole("packages.lock.json is missing; restore, and commit it.");
        }

        var path = project.Path.Replace('/', '\\');
        if (tree.Find(Solution) is { } solution && !solution.Text.Contains($"\"{path}\"", StringComparison.Ordinal))
        {
            yield return project.AsAWhole($"not in {Solution}; nothing would build it. Add it.");
        }
    }

    [GeneratedRegex(@"^\d+\.\d+(\.\d+){0,2}(-[\w.]+)?$")]
    private static partial Regex Exact();
}

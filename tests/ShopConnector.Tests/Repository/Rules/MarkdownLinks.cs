using System.Text.RegularExpressions;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>A link into the repository leads somewhere.</summary>
internal sealed partial class MarkdownLinks : IRule
{
    public IEnumerable<Violation> Check(FileTree tree) =>
        from page in tree.Files
        where page.HasExtension(".md")
        from Match link in Link().Matches(page.Text)
        let target = link.Groups["target"].Value
        where !target.Contains(':', StringComparison.Ordinal) && !tree.Holds(Resolved(page.Folder, target))
        select page.At(link.Index, $"nothing is at '{target}'; correct the link.");

    private static string Resolved(string folder, string target)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in Uri.UnescapeDataString(target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s#]+)[^)]*\)")]
    private static partial Regex Link();
}

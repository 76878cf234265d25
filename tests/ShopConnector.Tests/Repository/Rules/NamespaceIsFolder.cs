using System.Text.RegularExpressions;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>Who reads a name knows the file.</summary>
internal sealed partial class NamespaceIsFolder : IRule
{
    public IEnumerable<Violation> Check(FileTree tree) =>
        from file in tree.CSharp
        where file.IsUnder("src") || file.IsUnder("tests")
        let declared = Declared().Match(file.CSharp.Code)
        let folder = string.Join('.', file.Folder.Split('/').Skip(1))
        where declared.Success ? declared.Groups["name"].Value != folder : Types().IsMatch(file.CSharp.Code)
        select file.At(declared.Success ? declared.Index : 0, $"declare 'namespace {folder};', as the folder says.");

    [GeneratedRegex(@"\bnamespace\s+(?<name>[\w.]+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"^\s*((public|internal|file|static|sealed|abstract|readonly)\s+)+"
        + @"(class|struct|record|interface|enum)\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Types();
}

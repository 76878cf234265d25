using System.Text.RegularExpressions;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>
/// A name that says nothing collects everything. And a store is a shop: what keeps data is a storage.
/// </summary>
internal sealed partial class ForbiddenNames : IRule
{
    public IEnumerable<Violation> Check(FileTree tree) => OfPaths(tree).Concat(tree.CSharp.SelectMany(OfTypes));

    private static IEnumerable<Violation> OfPaths(FileTree tree) =>
        from file in tree.Files
        where file.IsUnder("src") || file.IsUnder("tests")
        let bad = file.Path.Split('/', '.').FirstOrDefault(IsForbidden)
        where bad is not null
        select file.AsAWhole(Remedy(bad));

    private static IEnumerable<Violation> OfTypes(TextFile file) =>
        from Match declared in Declared().Matches(file.CSharp.Code)
        from name in declared.Groups["name"].Value.Split('.')
        where IsForbidden(name)
        select file.At(declared.Index, Remedy(name));

    private static bool IsForbidden(string name) => Forbidden().IsMatch(name);

    private static string Remedy(string name) => $"'{name}' says nothing of the shop's world; name what it does.";

    [GeneratedRegex(@"^(Common|Shared|Misc)$"
        + @"|(Utils?|Utilit(y|ies)|Helpers?|Managers?|Infrastructure)(?![a-z])"
        + @"|(^I?|[a-z])Stores?$")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\b(class|struct|interface|record(\s+(struct|class))?|enum|namespace)\s+(?<name>[A-Z][\w.]*)")]
    private static partial Regex Declared();
}

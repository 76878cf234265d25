using System.Text.RegularExpressions;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>
/// SQL and GraphQL live in files of their own kind, where editors, linters and the database's people find them.
/// </summary>
internal sealed partial class QueriesInFiles : IRule
{
    public IEnumerable<Violation> Check(FileTree tree) =>
        from file in tree.CSharp
        where file.IsUnder("src")
        from literal in file.CSharp.Literals
        let query = Query().Match(literal.Text)
        where query.Success
        select file.At(literal.Position, $"'{query.Value.Trim()}…' is a query; embed it as a .sql or .graphql file.");

    // SQL in capitals from its first word on; in lower case only with the second word that makes it SQL.
    [GeneratedRegex(@"^\s*((SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH)\s+[\w""*(]+"
        + @"|select\s+[\w\s,.*()]+\sfrom\b|insert\s+into\b|update\s+\w+\s+set\b|delete\s+from\b"
        + @"|(create|alter|drop)\s+(table|index|view)\b"
        + @"|(query|mutation|subscription)(\s+\w+)?\s*(\([^)]*\))?\s*\{"
        + @"|fragment\s+\w+\s+on\s+\w+\s*\{)")]
    private static partial Regex Query();
}

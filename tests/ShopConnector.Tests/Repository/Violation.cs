namespace ShopConnector.Tests.Repository;

/// <summary>
/// One place that breaks a rule, and what to do about it. Line 0 speaks of the file or folder itself.
/// </summary>
internal sealed record Violation(string Path, int Line, string Remedy)
{
    public override string ToString() => Line == 0 ? $"{Path}: {Remedy}" : $"{Path}:{Line}: {Remedy}";
}

using ShopConnector.Tests.Repository.CSharp;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>A method fits on one screen.</summary>
internal sealed class MethodLength : IRule
{
    private const int Most = 50;

    public IEnumerable<Violation> Check(FileTree tree) =>
        from file in tree.CSharp
        from member in Members.Of(file.CSharp)
        where member.Lines > Most
        select file.At(
            member.Position, $"{member.Name} has {member.Lines} lines, at most {Most}; name the steps it takes.");
}

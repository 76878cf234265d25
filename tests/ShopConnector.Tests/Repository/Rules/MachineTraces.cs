using System.Text.RegularExpressions;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>
/// A clone works anywhere: no path of somebody's machine, no address of the registry somebody restored from.
/// </summary>
internal sealed partial class MachineTraces : IRule
{
    public IEnumerable<Violation> Check(FileTree tree) =>
        from file in tree.Files
        from Match trace in Trace().Matches(file.Text)
        select file.At(trace.Index, $"'{trace.Value}' is of some machine; write it relative, or leave it out.");

    [GeneratedRegex(@"(?<![\w.~}/])/(home|root|work|Users|mnt|srv)/\w+|\b[A-Z]:\\Users\b"
        + @"|\b(registry|api)\.(npm|nuget)\w*\.\w+|\bnuget\.pkg\.[\w.]+|\bv3/index\.json\b"
        + @"|\b(artifactory|nexus)\.[\w.]+")]
    private static partial Regex Trace();
}

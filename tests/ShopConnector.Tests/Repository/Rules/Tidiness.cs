using System.Text.RegularExpressions;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>Nothing hidden, nothing put off, nothing swallowed.</summary>
internal sealed partial class Tidiness : IRule
{
    public IEnumerable<Violation> Check(FileTree tree) => tree.CSharp.SelectMany(InFile);

    private static IEnumerable<Violation> InFile(TextFile file) =>
    [
        .. InCode(file, Region(), "no #region; a part that wants folding wants its own file."),
        .. InCode(file, EmptyCatch(), "an empty catch swallows a failure; handle it, or let it rise."),
        .. InCode(file, SkippedTest(), "a skipped test proves nothing; mend it or delete it."),
        .. InCode(file, NotImplemented(), "nothing half-built is merged; build it or leave it out."),
        .. InCode(file, NeverDisposed(), "xunit 2 never calls DisposeAsync of a test class; make it IAsyncLifetime."),
        .. InComments(file),
    ];

    private static IEnumerable<Violation> InCode(TextFile file, Regex pattern, string remedy) =>
        pattern.Matches(file.CSharp.Code).Select(found => file.At(found.Index, remedy));

    private static IEnumerable<Violation> InComments(TextFile file) =>
        from comment in file.CSharp.Comments
        from Match mark in PutOff().Matches(comment.Text)
        select file.At(comment.Position + mark.Index, $"{mark.Value}: do it now, or file an issue and name what is.");

    [GeneratedRegex(@"^[ \t]*\#\s*(region|endregion)\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Region();

    [GeneratedRegex(@"\bcatch\b\s*(\([^{}]*\))?\s*(when\s*\([^{}]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\bSkip\s*=(?![=>])(?=[^;{}]*\])")]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"\bNotImplementedException\b")]
    private static partial Regex NotImplemented();

    [GeneratedRegex(@"\bclass\s+\w+Tests\b[^{;]*\bIAsyncDisposable\b")]
    private static partial Regex NeverDisposed();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex PutOff();
}

namespace ShopConnector.Tests.EndToEnd;

/// <summary>Long texts compared line by line, so that a failure shows what differs and not everything.</summary>
internal static class Lines
{
    public static void ShouldBeTheLinesOf(this string actual, string expected, string where)
    {
        var (ours, theirs) = (actual.Split('\n'), expected.Split('\n'));
        var differing = theirs.Except(ours, StringComparer.Ordinal).Select(line => $"- {line}")
            .Concat(ours.Except(theirs, StringComparer.Ordinal).Select(line => $"+ {line}"))
            .ToList();
        (differing.Count == 0 && ours.Length == theirs.Length)
            .ShouldBeTrue($"{where}:\n{string.Join('\n', differing)}");
    }
}

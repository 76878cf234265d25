namespace ShopConnector.Loyalty.Segments;

/// <summary>A query that cannot be read: <c>Line 1 Column 19: expected a number, found '>'.</c></summary>
public sealed class SegmentQueryException(int line, int column, string problem)
    : Exception(FormattableString.Invariant($"Line {line} Column {column}: {problem}"))
{
    /// <summary>Without the place.</summary>
    public string Problem { get; } = problem;

    /// <summary>Starts at 1.</summary>
    public int Line { get; } = line;

    /// <summary>Starts at 1; a character outside the basic plane, such as an emoji, is one column.</summary>
    public int Column { get; } = column;
}

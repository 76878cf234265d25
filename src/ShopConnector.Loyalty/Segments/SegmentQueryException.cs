using ShopConnector.Loyalty.Segments.Wording;

namespace ShopConnector.Loyalty.Segments;

/// <summary>A query that cannot be read: <c>Line 1 Column 19: expected a number, found '>'.</c></summary>
public sealed class SegmentQueryException : Exception
{
    private readonly Func<ProblemWords, string> _problem;

    internal SegmentQueryException(int line, int column, Func<ProblemWords, string> problem)
        : base(Told(line, column, problem, Explaining.Language.En)) =>
        (Line, Column, _problem) = (line, column, problem);

    /// <summary>Starts at 1.</summary>
    public int Line { get; }

    /// <summary>Starts at 1; a character outside the basic plane, such as an emoji, is one column.</summary>
    public int Column { get; }

    /// <summary>The message in another language than English.</summary>
    public string MessageIn(Explaining.Language language) => Told(Line, Column, _problem, language);

    /// <summary>Without the place.</summary>
    public string ProblemIn(Explaining.Language language) => _problem(ProblemWords.In(language));

    private static string Told(int line, int column, Func<ProblemWords, string> problem, Explaining.Language language)
    {
        var words = ProblemWords.In(language);
        return $"{words.At(line, column)} {problem(words)}";
    }
}

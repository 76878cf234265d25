using System.CommandLine;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Commands.Segments;

/// <summary>Where the text of a query comes from: the command line, standard input, or a segment by its name.</summary>
internal static class QueryText
{
    // As long as any query may be, and one more, so that the parser says that it is too long.
    private const int LongestRead = 1_000_001;

    public static Argument<string> Argument() => new("QUERY")
    {
        Description = "A segment query, the name or tag of a configured segment, or - to read it from standard input.",
    };

    public static string Of(string argument, CompiledProgram? program)
    {
        if (argument == "-")
            return Read(Console.In);

        return Named(argument, program)?.Query ?? argument;
    }

    internal static string Read(TextReader input)
    {
        var text = new char[LongestRead];
        var length = input.ReadBlock(text);
        if (length == 0)
            throw new SettingsException("-: standard input is empty; write a query to it.");

        return new string(text, 0, length);
    }

    /// <summary>A query is never a name: it has an operator.</summary>
    private static Segment? Named(string name, CompiledProgram? program) =>
        program?.Rules.Segments.FirstOrDefault(one => IsSame(one.Name, name) || IsSame(one.Tag, name));

    private static bool IsSame(string left, string right) =>
        left.Equals(right.Trim(), StringComparison.OrdinalIgnoreCase);
}

using System.CommandLine;

namespace ShopConnector.Commands.Segments;

/// <summary><c>segment check|members QUERY</c>: try a segment query before it tags anybody.</summary>
internal static class SegmentCommand
{
    public static Command Create() => new("segment", "Try a segment query: what it means, and who is in it.")
    {
        SegmentCheckCommand.Create(),
        SegmentMembersCommand.Create(),
    };
}

using System.CommandLine;

namespace ShopConnector.Commands.Events;

/// <summary><c>event …</c>: what no shop tells of a member, such as a review or a complaint.</summary>
internal static class EventCommand
{
    public static Command Create() => new(
        "event", "Note what a customer did that is no order, such as a review or a complaint; list what was noted.")
    {
        EventAddCommand.Create(),
        EventListCommand.Create(),
    };
}

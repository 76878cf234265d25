using System.CommandLine;

namespace ShopConnector.Commands.Points;

/// <summary><c>points …</c>: what people do with points at the counter, and what the books say.</summary>
internal static class PointsCommand
{
    public static Command Create() => new(
        "points", "Give, take and redeem points; a member's statement; the liability.")
    {
        PointsAdjustCommand.Create(),
        PointsRedeemCommand.Create(),
        PointsStatementCommand.Create(),
        PointsLiabilityCommand.Create(),
    };
}

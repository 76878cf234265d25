using ShopConnector.Commands;
using ShopConnector.Sync.Check;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Host;

public sealed class CheckCommandTests
{
    [Fact]
    public void A_database_that_cannot_be_written_is_a_problem_with_a_remedy() =>
        CheckCommand.Problem("SQLite file a.db: the disk is full. Free some space and run it again; nothing was kept.")
            .ShouldBe(new CheckLine(
                "database", CheckResult.Problem, "SQLite file a.db: the disk is full.",
                "Free some space and run it again; nothing was kept."));
}

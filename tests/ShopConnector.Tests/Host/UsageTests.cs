using ShopConnector.Commands;

namespace ShopConnector.Tests.Host;

/// <summary>A command line that cannot be run is answered by one that can.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("explain", "CUSTOMER is missing. For example: shopconnector explain an@example.com --language nl")]
    [InlineData("undo", "RUN is missing. For example: shopconnector undo 12")]
    [InlineData("evaluate",
        "--history is missing. "
        + "For example: shopconnector evaluate --history history.json --at 2026-11-01T10:00:00Z")]
    [InlineData("evaluate --history",
        "--history has no value. "
        + "For example: shopconnector evaluate --history history.json --at 2026-11-01T10:00:00Z")]
    [InlineData("points adjust",
        "--reason is missing. CUSTOMER is missing. "
        + "For example: shopconnector points adjust an@example.com 50 --reason \"Parcel was late\"")]
    [InlineData("apply --plan x",
        "--plan 'x' is not understood. For example: shopconnector apply --shop kaashuis --plan 12")]
    [InlineData("points adjust x abc --reason y",
        "'abc' is not understood. "
        + "For example: shopconnector points adjust an@example.com 50 --reason \"Parcel was late\"")]
    [InlineData("plan --bogus", "'--bogus' is no command or option. For example: shopconnector plan --shop kaashuis")]
    [InlineData("check --bogus", "'--bogus' is no command or option. For example: shopconnector check")]
    [InlineData("aply", "'aply' is no command or option. For example: shopconnector demo")]
    [InlineData("", "Say what to do. For example: shopconnector demo")]
    [InlineData("explain x --language fr",
        "'fr' is none of nl, en. For example: shopconnector explain an@example.com --language nl")]
    public void What_is_wrong_is_one_line_with_an_example(string line, string problem) =>
        UsageProblem.Of(CommandLine.Create().Parse(line)).ShouldBe(problem);

    [Fact]
    public void Every_verb_that_needs_something_has_an_example_of_its_own_that_can_be_read()
    {
        foreach (var verb in new[] { "points", "event", "segment", "plugin" })
        {
            var problem = UsageProblem.Of(CommandLine.Create().Parse(verb));
            var example = problem.Split("For example: shopconnector ")[1];
            CommandLine.Create().Parse(example).Errors.ShouldBeEmpty(example);
        }
    }
}

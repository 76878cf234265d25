namespace ShopConnector.Tests.EndToEnd;

/// <summary>
/// The tests of end to end lean on this; shown with the shell, which says exactly what it is told to.
/// </summary>
public sealed class ProcessRunnerTests
{
    [Fact]
    public async Task Output_errors_and_exit_code_are_kept_apart() =>
        (await ProcessRunner.RunAsync(Shell("echo good; echo bad >&2; exit 3"))).ShouldBe(new(3, "good\n", "bad\n"));

    [Fact]
    public async Task The_host_is_found_and_starts() =>
        (await ProcessRunner.RunAsync(ProcessCall.Host(Path.GetTempPath(), "--version"))).ExitCode.ShouldBe(0);

    [Fact]
    public async Task Only_given_settings_reach_the_process()
    {
        var given = new Dictionary<string, string> { ["Shops__0__Name"] = "atelier" };
        var call = Shell("env") with { Environment = given };

        var names = (await ProcessRunner.RunAsync(call)).Output.Split('\n').Select(line => line.Split('=')[0]);

        names.ShouldContain("Shops__0__Name");
        names.ShouldContain("PATH");
        names.ShouldNotContain(name => name.StartsWith("SHOPCONNECTOR_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ProcessSignal.Terminate, 41)]
    [InlineData(ProcessSignal.Kill, 137)]
    public async Task A_signal_arrives(object signal, int exitCode)
    {
        var call = Shell("trap 'exit 41' TERM; echo ready; while :; do sleep 0.1; done");
        await using var runner = ProcessRunner.Start(call);
        await runner.SayingAsync("ready");

        await runner.SignalAsync((ProcessSignal)signal);

        (await runner.EndAsync()).ExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public async Task A_kill_after_the_end_changes_nothing()
    {
        var result = await ProcessRunner.RunAsync(Shell("exit 5"), ProcessSignal.Kill, after: TimeSpan.FromMinutes(1));

        result.ExitCode.ShouldBe(5);
    }

    [Fact]
    public async Task A_kill_comes_when_its_time_has_come()
    {
        var result = await ProcessRunner.RunAsync(Shell("exec sleep 600"), ProcessSignal.Kill, after: TimeSpan.Zero);

        result.ExitCode.ShouldBe(137);
    }

    [Fact]
    public async Task What_hangs_is_ended()
    {
        var call = Shell("exec sleep 600") with { Limit = TimeSpan.FromSeconds(1) };

        var failure = await Should.ThrowAsync<TimeoutException>(() => ProcessRunner.RunAsync(call));

        failure.Message.ShouldBe("'sh -c exec sleep 600' took longer than 00:00:01. It said:\n\n--- errors\n");
    }

    [Fact]
    public async Task A_word_that_never_comes_is_missed_aloud()
    {
        await using var runner = ProcessRunner.Start(Shell("echo something else; exit 1"));

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => runner.SayingAsync("ready"));

        failure.Message.ShouldContain("ended without a word of 'ready':\nexit code 1\n--- output\nsomething else\n");
    }

    private static ProcessCall Shell(string script) => new("sh", ["-c", script]) { WorkingFolder = Path.GetTempPath() };
}

using System.CommandLine;
using ShopConnector.Commands;
using ShopConnector.Configuration;

namespace ShopConnector.Tests.Evaluate;

public sealed class EvaluateCommandTests : IDisposable
{
    private const string Programme =
        """{ "Loyalty": { "Segments": [ { "Tag": "VIP", "Query": "amount_spent >= 1000" } ] } }""";
    private const string History = """{ "at": "2026-11-01T10:00:00Z", "members": [ { "id": "m1" } ] }""";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evaluate-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_history_and_a_programme_that_are_sound_end_with_0() =>
        (await RunAsync(Programme, History)).ShouldBe(0);

    [Theory]
    [InlineData("""{ "Loyalty": { "Segments": [ { "Tag": "VIP", "Query": "amount_spent >>" } ] } }""", History)]
    [InlineData("{", History)]
    [InlineData(Programme, "{")]
    [InlineData(Programme, """{ "members": [] }""")]
    [InlineData(Programme, """{ "at": "2026-11-01T10:00:00Z", "members": [ {} ] }""")]
    public async Task A_programme_or_a_history_that_is_not_sound_ends_with_2(string programme, string history) =>
        (await RunAsync(programme, history)).ShouldBe(2);

    [Fact]
    public async Task The_instant_of_the_command_line_wins_and_makes_up_for_a_missing_one() =>
        (await RunAsync(Programme, """{ "members": [] }""", "--at", "2026-11-01T11:00:00+01:00")).ShouldBe(0);

    [Fact]
    public void An_instant_that_is_none_is_an_error_of_usage() =>
        EvaluateCommand.Create().Parse(["--history", "h.json", "--at", "morgen"]).Errors.ShouldHaveSingleItem().Message
            .ShouldBe("--at \"morgen\" is no instant; write it as 2026-11-01T10:00:00Z.");

    [Fact]
    public void An_instant_nobody_could_count_from_is_an_error_of_usage() =>
        EvaluateCommand.Create().Parse(["--history", "h.json", "--at", "9999-12-31T23:00:00Z"])
            .Errors.ShouldHaveSingleItem().Message.ShouldBe(
                "--at \"9999-12-31T23:00:00Z\" lies outside the years 1900 to 2200; write it as 2026-11-01T10:00:00Z.");

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_2()
    {
        var nowhere = Path.Combine(_folder.FullName, "nowhere.json");

        (await EvaluateCommand.Create()
            .Parse(["--history", nowhere, "--config", Write("a.json", Programme)]).InvokeAsync())
            .ShouldBe(2);
        (await EvaluateCommand.Create()
            .Parse(["--history", Write("h.json", History), "--config", nowhere]).InvokeAsync())
            .ShouldBe(2);
    }

    [Fact]
    public async Task Another_programme_is_read_from_its_own_file_and_named_when_it_is_not_sound()
    {
        var sound = Write("other.json", Programme.Replace("1000", "500", StringComparison.Ordinal));
        var unsound = Write("unsound.json", Programme.Replace(">=", ">>", StringComparison.Ordinal));

        (await RunAsync(Programme, History, "--with", sound)).ShouldBe(0);
        (await RunAsync(Programme, History, "--with", sound, "--json")).ShouldBe(0);
        (await RunAsync(Programme, History, "--with", unsound)).ShouldBe(2);
    }

    [Fact]
    public void The_mistakes_of_a_programme_do_not_hide_those_of_the_history()
    {
        var unsound = Write("unsound.json", Programme.Replace(">=", ">>", StringComparison.Ordinal));
        var twice = Write("twice.json", History.Replace("] }", ", { \"id\": \"m1\" } ] }", StringComparison.Ordinal));

        Should.Throw<SettingsException>(() => EvaluateCommand.LoadProgram(unsound, new FileInfo(twice)))
            .Message.ShouldBe(
                $"1 mistake in {unsound}:\n"
                + "  Loyalty:Segments:0:Query: Line 1 Column 15: expected a number, found '>'.\n"
                + "Member m1 is there twice; give each member an id of its own.");
    }

    private Task<int> RunAsync(string programme, string history, params string[] more) =>
        EvaluateCommand.Create().Parse(
        ["--history", Write("history.json", history),
         "--config", Write("appsettings.json", programme), .. more]).InvokeAsync();

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}

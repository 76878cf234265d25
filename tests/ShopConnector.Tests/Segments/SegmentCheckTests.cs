using System.CommandLine;
using ShopConnector.Commands.Segments;
using ShopConnector.Configuration;

namespace ShopConnector.Tests.Segments;

public sealed class SegmentCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("segment-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("amount_spent >= 1000", 0)]
    [InlineData("number_of_orders >> 3", 2)]
    [InlineData("vip", 0)] // The segment of that tag.
    [InlineData("Goede klanten", 0)]
    [InlineData("VOP", 2)]
    public async Task The_exit_code_says_whether_the_query_can_be_read(string query, int code)
    {
        var config = Write("""
            { "Loyalty": { "Segments": [ { "Tag": "VIP", "Name": "Goede klanten", "Query": "amount_spent > 5" } ] } }
            """);

        (await RunAsync(query, "--config", config)).ShouldBe(code);
        (await RunAsync(query, "--config", config, "--json")).ShouldBe(code);
    }

    [Fact]
    public async Task A_configuration_that_was_asked_for_must_be_there_and_sound()
    {
        (await RunAsync("amount_spent > 5", "--config", Path.Combine(_folder.FullName, "x.json"))).ShouldBe(2);
        (await RunAsync("amount_spent > 5", "--config", Write("""{ "Loyalty": { "Segmnts": [] } }"""))).ShouldBe(2);
    }

    [Fact]
    public void Standard_input_is_read_whole_and_bounded()
    {
        QueryText.Read(new StringReader("amount_spent > 5\n")).ShouldBe("amount_spent > 5\n");
        QueryText.Read(new StringReader(new string('x', 2_000_000))).Length.ShouldBe(1_000_001);
        Should.Throw<SettingsException>(() => QueryText.Read(new StringReader(""))).Message
            .ShouldBe("-: standard input is empty; write a query to it.");
    }

    private static Task<int> RunAsync(params string[] arguments) =>
        SegmentCheckCommand.Create().Parse(arguments).InvokeAsync();

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, "appsettings.json");
        File.WriteAllText(path, text);
        return path;
    }
}

using System.Text.Json;
using ShopConnector.Sandbox;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>The built program explains a member pulled from a shop.</summary>
public sealed class ExplainTests : IAsyncLifetime
{
    private Installation _installation = null!;

    public async Task InitializeAsync() => _installation = await Installation.OpenAsync(
        SandboxPlatforms.WooCommerce, customers: 30);

    public Task DisposeAsync() => _installation.DisposeAsync().AsTask();

    [Fact]
    public async Task The_language_is_that_of_the_option_else_that_of_the_programme()
    {
        (await _installation.RunAsync("plan")).ExitCode.ShouldBe(0);
        var members = await _installation.RunAsync("segment", "members", "number_of_orders >= 2", "--json");
        var first = JsonDocument.Parse(members.Output).RootElement
            .GetProperty("members")[0].GetProperty("customers")[0];
        var customer = $"{first.GetProperty("shop").GetString()}:{first.GetProperty("id").GetString()}";

        var dutch = await _installation.RunAsync("explain", customer, "--language", "nl");
        dutch.ExitCode.ShouldBe(0, dutch.ToString());
        dutch.Output.ShouldContain("het bestede bedrag is");
        dutch.Output.ShouldContain("Bestellingen: ");
        dutch.Output.ShouldContain("Programma: ");

        var english = await _installation.RunAsync("explain", customer, "--language", "en", "--json");
        english.ExitCode.ShouldBe(0, english.ToString());
        var document = JsonDocument.Parse(english.Output).RootElement;
        document.GetProperty("language").GetString().ShouldBe("en");
        var spent = document.GetProperty("reasons").EnumerateArray()
            .First(reason => reason.GetProperty("because").GetString()!.StartsWith("the amount spent is ", StringComparison.Ordinal));
        spent.GetProperty("rules")[0].GetProperty("kind").GetString().ShouldBe("segment");
        spent.GetProperty("evidence")[0].GetProperty("orders").GetArrayLength().ShouldBeGreaterThanOrEqualTo(2);

        // The same version too: a language is no rule, so for it alone nobody is looked at again.
        await _installation.ConfigureAsync(Installation.Programme.Replace(
            "\"Segments\"", "\"Language\": \"nl\", \"Segments\"", StringComparison.Ordinal));
        var standard = await _installation.RunAsync("explain", customer);
        standard.Output.ShouldBe(dutch.Output);
    }

    [Fact]
    public async Task A_language_that_nobody_speaks_here_is_bad_usage()
    {
        var result = await _installation.RunAsync("explain", "An", "--language", "fr");

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Errors.ShouldContain("'fr'");
    }
}

using System.Text.Json;
using NodaTime;
using ShopConnector.Sandbox;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>Each mistake: one clear error with the place and the remedy, the right exit code, no stack trace.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private Installation _installation = null!;

    public async Task InitializeAsync() => _installation = await Installation.OpenAsync(
        SandboxPlatforms.WooCommerce, customers: 5);

    public Task DisposeAsync() => _installation.DisposeAsync().AsTask();

    [Fact]
    public async Task Five_mistakes_are_reported_at_once()
    {
        await _installation.ConfigureAsync(
            """
            { "TimeZone": "Europe/Amsterdm", "Segmnts": [],
              "Segments": [ { "Tag": "A", "Query": "number_of_orders >> 3" },
                            { "Tag": "a", "Query": "number_of_orders > 3" } ],
              "Points": { "PendingDays": "veertien" } }
            """,
            shop: """
            { "Name": "kaashuis", "Platform": "WooCommerce", "Url": "http://kaashuis.example", "ConsumerKey": "ck_1" }
            """);

        var result = await _installation.RunAsync("plan");

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Errors.ShouldContain("Shops:0:Url: 'http://kaashuis.example' is not encrypted");
        result.Errors.ShouldContain("Shops:0:ConsumerSecret: is missing.");
        result.Errors.ShouldContain("Loyalty:TimeZone: 'Europe/Amsterdm' is no time zone.");
        result.Errors.ShouldContain("Loyalty:Segmnts: is no setting. Did you mean Segments?");
        result.Errors.ShouldContain("Loyalty:Points:PendingDays: 'veertien' is not");
        ShouldBeOneClearError(result);
    }

    [Fact]
    public async Task A_bad_query_and_a_tag_twice_are_both_named()
    {
        await _installation.ConfigureAsync(
            """
            { "Segments": [ { "Tag": "A", "Query": "number_of_orders >> 3" },
                            { "Tag": "B", "Query": "number_of_orders > 3" },
                            { "Tag": "b", "Query": "number_of_orders > 4" } ] }
            """);

        var result = await _installation.RunAsync("plan", "--json");

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Errors.ShouldContain("Loyalty:Segments:0:Query: Line 1 Column 19:");
        result.Errors.ShouldContain("Loyalty:Segments:2:Tag:");
        JsonDocument.Parse(result.Output).RootElement.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        ShouldBeOneClearError(result);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", "kaashuis")]
    [InlineData("https://no-such-shop.invalid/", "no-such-shop.invalid")]
    public async Task A_shop_that_cannot_be_reached_is_named(string url, string named)
    {
        await _installation.ConfigureAsync(
            Installation.Programme,
            $$"""
            { "Name": "kaashuis", "Platform": "WooCommerce", "Url": "{{url}}",
              "ConsumerKey": "ck_1", "ConsumerSecret": "cs_1" }
            """);

        var result = await _installation.RunAsync("plan");

        result.ExitCode.ShouldBe(1, result.ToString());
        result.Errors.ShouldContain(named);
        ShouldBeOneClearError(result);
    }

    [Fact]
    public async Task A_wrong_key_is_named_and_never_shown()
    {
        await _installation.ConfigureAsync(
            Installation.Programme,
            _installation.ShopSettings.Replace("\"cs_", "\"cs_wrong", StringComparison.Ordinal));

        var result = await _installation.RunAsync("check");

        result.ExitCode.ShouldBe(1, result.ToString());
        (result.Output + result.Errors).ShouldNotContain("cs_wrong");
        result.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_read_only_key_is_seen_by_check_before_anything_is_written()
    {
        var keys = _installation.Shop.Credentials;
        await _installation.ConfigureAsync(
            Installation.Programme,
            $$"""
              { "Name": "kaashuis", "Platform": "WooCommerce", "Url": "{{_installation.Shop.Url}}",
                "ConsumerKey": "{{keys.ReadOnlyKey}}", "ConsumerSecret": "{{keys.ReadOnlySecret}}" }
              """);

        var result = await _installation.RunAsync("check", "--json");

        result.ExitCode.ShouldBe(1, result.ToString());
        JsonDocument.Parse(result.Output).RootElement.GetProperty("checks").EnumerateArray()
            .ShouldContain(line => line.GetProperty("result").GetString() == "problem");
        _installation.Shop.Records.Writes.ShouldBe(0);
    }

    [Theory]
    [InlineData("/proc/no/such/folder/shop.db")]
    [InlineData("/proc/shop.db")]
    public async Task A_database_that_cannot_be_written_is_named(string path)
    {
        var file = Path.Combine(_installation.Folder, "appsettings.json");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(
            file, System.Text.RegularExpressions.Regex.Replace(
                text, "Data Source=[^\"]+", $"Data Source={path}", System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(1)));

        var result = await _installation.RunAsync("plan");

        result.ExitCode.ShouldBe(1, result.ToString());
        result.Errors.ShouldContain(path);
        ShouldBeOneClearError(result);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_right_is_reported_with_the_other_mistakes()
    {
        await _installation.ConfigureAsync("""{ "Segmnts": [] }""");
        var file = Path.Combine(_installation.Folder, "appsettings.json");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace("Data Source=", "Dta Source=", StringComparison.Ordinal));

        var result = await _installation.RunAsync("plan");

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Errors.ShouldContain(
            "Storage:ConnectionString: 'dta source' or its value is nothing that Sqlite knows. "
            + "For example: Data Source=shopconnector.db");
        result.Errors.ShouldContain("Loyalty:Segmnts: is no setting.");
        ShouldBeOneClearError(result);
    }

    [Theory]
    [InlineData("aply"), InlineData("plan --shopp x"), InlineData("plan --shop nowhere"), InlineData("undo 77")]
    [InlineData("explain nobody@example.com"), InlineData("apply --plan 99"), InlineData("plan --config nowhere.json")]
    public async Task Bad_usage_is_exit_code_two(string arguments)
    {
        var result = await _installation.RunAsync(arguments.Split(' '));

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Errors.ShouldStartWith("error: ");
        result.Errors.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("plan --bogus --json"), InlineData("apply --plan x --json"), InlineData("undo --json")]
    public async Task With_json_even_bad_usage_is_one_document(string arguments)
    {
        var result = await _installation.RunAsync(arguments.Split(' '));

        result.ExitCode.ShouldBe(2, result.ToString());
        JsonDocument.Parse(result.Output).RootElement.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        result.Errors.ShouldNotContain("System.");
    }

    private static void ShouldBeOneClearError(ProcessResult result)
    {
        result.Errors.Split("error: ").Length.ShouldBe(2, result.ToString());
        result.Errors.ShouldNotContain("   at ");
    }
}

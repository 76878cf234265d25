namespace ShopConnector.Tests.Repository;

/// <summary>The project table says what a project may see; this says what it was built against.</summary>
public sealed class AssemblyTests
{
    private static readonly AssemblyRule[] s_rules =
    [
        new(
            "ShopConnector.Loyalty",
            ["System", "NodaTime", "MathNet.Numerics"],
            ["System.IO", "System.Net", "System.Data", "System.Console", "System.Diagnostics.Process"]),
        new(
            "ShopConnector.Sync",
            ["System", "Microsoft.Extensions", "NodaTime", "ShopConnector.Loyalty"],
            ["System.IO.File", "System.IO.FileStream", "System.Net", "System.Data", "System.Console"]),
        new(
            "ShopConnector.Sandbox",
            ["System", "Microsoft.Extensions", "Microsoft.AspNetCore", "NodaTime"],
            ["System.Data", "System.Console"]),
    ];

    public static TheoryData<string> Names => [.. s_rules.Select(rule => rule.Name)];

    [Theory, MemberData(nameof(Names))]
    public void An_assembly_leans_on_nothing_it_was_denied(string name)
    {
        var rule = s_rules.Single(one => one.Name == name);

        rule.Check(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")).ShouldBeEmpty();
    }

    [Fact]
    public void These_tests_would_be_caught_in_the_place_of_Loyalty()
    {
        var found = s_rules[0].Check(typeof(AssemblyTests).Assembly.Location).ToArray();

        found.ShouldContain("ShopConnector.Loyalty leans on xunit.core; keep it behind a port.");
        found.ShouldContain("ShopConnector.Loyalty uses System.IO.File; keep it behind a port.");
    }
}

using System.Net;
using Microsoft.Extensions.Configuration;
using ShopConnector.Configuration;
using ShopConnector.Web;

namespace ShopConnector.Tests.Web;

public sealed class WebOptionsReaderTests
{
    [Fact]
    public void Without_a_section_nothing_listens()
    {
        var (options, problems) = Read();

        problems.ShouldBeEmpty();
        options.Listen.ShouldBeNull();
        options.Public("/webhooks/atelier").ShouldBeNull();
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "127.0.0.1:8080", false)]
    [InlineData("http://localhost:0", "127.0.0.1:0", false)]
    [InlineData("http://[::1]:81", "[::1]:81", false)]
    [InlineData("http://0.0.0.0", "0.0.0.0:80", true)]
    public void An_address_of_this_machine_is_listened_on(string listen, string endpoint, bool open)
    {
        var (options, problems) = Read(("Listen", listen));

        problems.ShouldBeEmpty();
        options.Listen.ShouldBe(IPEndPoint.Parse(endpoint));
        options.IsOpenToTheNetwork.ShouldBe(open);
    }

    [Theory]
    [InlineData("https://a.example", "https://a.example/webhooks/b")]
    [InlineData("https://a.example/loyalty/", "https://a.example/loyalty/webhooks/b")]
    public void Paths_come_below_the_public_address(string url, string expected)
    {
        var (options, problems) = Read(("Listen", "http://127.0.0.1:8080"), ("PublicUrl", url));

        problems.ShouldBeEmpty();
        options.Public("/webhooks/b")!.AbsoluteUri.ShouldBe(expected);
    }

    [Theory]
    [InlineData("8080", "'8080' is no address to listen on. For example: http://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080/a", "'http://127.0.0.1:8080/a' is no address to listen on. "
        + "For example: http://127.0.0.1:8080")]
    [InlineData("https://127.0.0.1:8443", "'https://127.0.0.1:8443' asks for a certificate, which the proxy in front "
        + "has. Write http://127.0.0.1:8443")]
    [InlineData("http://loyalty.example:80", "'loyalty.example' is no address of this machine. "
        + "Write localhost, or 0.0.0.0 for all of them.")]
    public void An_address_that_cannot_be_listened_on_is_named_with_what_is_right(string listen, string problem) =>
        Read(("Listen", listen)).Problems.ShouldBe([$"Web:Listen: {problem}"]);

    [Fact]
    public void Every_mistake_is_named_at_once() =>
        Read(("PublicUrl", "http://a.example"), ("Publicurl2", "x")).Problems.ShouldBe(
            [
                "Web:PublicUrl: 'http://a.example' is not encrypted. Write https://a.example",
                "Web:Listen: is missing: nothing would answer at PublicUrl. For example: http://127.0.0.1:8080",
                "Web:Publicurl2: is no setting. Did you mean PublicUrl?",
            ]);

    private static (WebOptions Options, IReadOnlyList<string> Problems) Read(params (string Name, string Value)[] given)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(given.Select(one => KeyValuePair.Create($"Web:{one.Name}", (string?)one.Value)))
            .Build();
        var problems = new List<SettingProblem>();
        var options = WebOptionsReader.Read(new SettingReader(settings.GetSection("Web"), problems));
        return (options, [.. problems.Select(one => $"{one.Path}: {one.Message}")]);
    }
}

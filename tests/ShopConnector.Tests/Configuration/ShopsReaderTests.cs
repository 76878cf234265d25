using System.Text;
using Microsoft.Extensions.Configuration;
using ShopConnector.Configuration;

namespace ShopConnector.Tests.Configuration;

public sealed class ShopsReaderTests
{
    private const string Digits = "AA11BB22CC33DD44EE55FF66AA11BB22CC33DD44EE55FF66AA11BB22CC33DD44";

    [Fact]
    public void A_fingerprint_is_read_with_colons_and_small_letters()
    {
        var colons = string.Join(':', Digits.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
        var (shop, problems) = Read(
            $$"""{ "Url": "https://kaashuis.example", "CertificateFingerprint": "{{colons}}" }""");

        problems.ShouldBeEmpty();
        shop.CertificateFingerprint.ShouldBe(Digits);
    }

    [Fact]
    public void What_is_no_fingerprint_is_named() =>
        Read("""{ "Url": "https://kaashuis.example", "CertificateFingerprint": "1A:2B" }""").Problems.ShouldBe(
        [
            "Shops:0:CertificateFingerprint: is no SHA-256 fingerprint: 64 digits from 0 to F, colons allowed. For "
            + "example: 1A:2B:… as openssl x509 -noout -fingerprint -sha256 -in shop.pem shows it",
        ]);

    [Fact]
    public void Plain_http_is_taken_only_where_it_is_allowed_in_so_many_words()
    {
        Read("""{ "Url": "http://kaashuis.example" }""").Problems.ShouldBe(
        [
            "Shops:0:Url: 'http://kaashuis.example' is not encrypted: the keys would travel in the open. Write "
            + "https://kaashuis.example",
        ]);

        var (shop, problems) = Read("""{ "Url": "http://kaashuis.example", "AllowPlainHttp": true }""");
        problems.ShouldBeEmpty();
        shop.AllowPlainHttp.ShouldBeTrue();
    }

    [Theory]
    [InlineData("CertificateFingerprint", $"\"{Digits}\"")]
    [InlineData("AllowPlainHttp", "true")]
    public void Neither_is_for_Shopify(string setting, string value) =>
        Read($$"""
            {
              "Platform": "Shopify", "Url": "https://atelier.example", "AccessToken": "shpat_1",
              "{{setting}}": {{value}}
            }
            """).Problems.ShouldBe([$"Shops:0:{setting}: is for WooCommerce shops only; leave it out."]);

    private static (ShopSettings Shop, string[] Problems) Read(string shop)
    {
        const string common = """
            { "Name": "kaashuis", "Platform": "WooCommerce", "ConsumerKey": "ck_1", "ConsumerSecret": "cs_1" }
            """;
        var configuration = new ConfigurationBuilder()
            .AddJsonStream(Stream($$"""{ "Shops": [ {{common}} ] }"""))
            .AddJsonStream(Stream($$"""{ "Shops": [ {{shop}} ] }""")).Build();
        var problems = new List<SettingProblem>();
        var shops = ShopsReader.Read(new SettingReader(configuration, problems), problems);
        return (shops[0], [.. problems.Select(problem => $"{problem.Path}: {problem.Message}")]);
    }

    private static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));
}

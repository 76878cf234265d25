using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce;
using ShopConnector.Sync;

namespace ShopConnector.Tests.Shops.WooCommerce.Client;

/// <summary>A shop with a certificate that it made itself, over real TLS.</summary>
public sealed class CertificateTests : IAsyncLifetime
{
    private readonly HttpMessageHandler _machine = ShopHandler.Create();
    private readonly X509Certificate2 _certificate = SelfSigned();
    private WebApplication? _server;

    private string Fingerprint => _certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _server = builder.Build();
        _server.MapFallback(context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers["X-WP-Total"] = "0";
            return context.Response.WriteAsync("[]");
        });
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        _machine.Dispose();
        _certificate.Dispose();
    }

    [Fact]
    public async Task The_certificate_whose_fingerprint_was_given_is_trusted() =>
        (await PullAsync(Fingerprint)).ShouldBe(3);

    [Fact]
    public async Task Another_one_is_not_and_its_fingerprint_is_told()
    {
        var failure = await Should.ThrowAsync<ShopException>(() => PullAsync(new string('A', 64)));

        failure.Problem.ShouldBe(
            "127.0.0.1 shows another certificate than the setting CertificateFingerprint names: its SHA-256 "
            + $"fingerprint is {WithColons(Fingerprint)}.");
        failure.Transient.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_the_setting_nobody_vouches_for_it_and_the_fingerprint_is_told()
    {
        var failure = await Should.ThrowAsync<ShopException>(() => PullAsync(fingerprint: null));

        failure.Problem.ShouldBe(
            $"the certificate of 127.0.0.1 is not trusted; its SHA-256 fingerprint is {WithColons(Fingerprint)}.");
        failure.Remedy.ShouldEndWith(
            "If it is self-signed and the fingerprint is the shop's own, put it into the setting "
            + "CertificateFingerprint.");
    }

    [Theory]
    [InlineData("1a:2b", null)]
    [InlineData("not a fingerprint", null)]
    public void What_is_no_fingerprint_is_none(string text, string? expected) =>
        CertificatePin.Normalise(text).ShouldBe(expected);

    [Fact]
    public void Colons_and_small_letters_do_not_matter() =>
        CertificatePin.Normalise(WithColons(Fingerprint).ToLowerInvariant()).ShouldBe(Fingerprint);

    private static string WithColons(string digits) =>
        string.Join(':', digits.Chunk(2).Select(pair => new string(pair)));

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kaashuis.example", key, HashAlgorithmName.SHA256);
        var made = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(made, made.AddYears(20));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    private async Task<int> PullAsync(string? fingerprint)
    {
        var shop = WooCommerceShop.Create(
            new WooCommerceOptions
            {
                Name = "kaashuis",
                Url = _server!.Urls.First(),
                ConsumerKey = "ck_1",
                ConsumerSecret = "cs_1",
                CertificateFingerprint = fingerprint,
            },
            _machine, SystemClock.Instance, NullLoggerFactory.Instance);
        using var disposable = (IDisposable)shop;
        return await shop.PullAsync(null, CancellationToken.None).CountAsync();
    }
}

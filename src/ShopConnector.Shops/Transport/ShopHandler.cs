using System.Net;
using System.Net.Security;

namespace ShopConnector.Shops.Transport;

/// <summary>Makes the sockets handler that shops are reached through. One per process is enough.</summary>
public static class ShopHandler
{
    // Long enough to profit from open connections, short enough to notice that a shop moved to another address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <param name="fingerprint">Trust this certificate and no other; null: those the machine trusts.</param>
    public static HttpMessageHandler Create(string? fingerprint = null) =>
        Create(TransportLimits.Default, fingerprint);

    internal static SocketsHttpHandler Create(TransportLimits limits, string? fingerprint = null) => new()
    {
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
        // A redirect could lead the credentials to another host, or to an address inside the merchant's network.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = limits.ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        MaxConnectionsPerServer = limits.Concurrency,
        MaxResponseHeadersLength = 64,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, shown, _, errors) =>
                CertificatePin.Admit(shown, errors, fingerprint),
        },
    };
}

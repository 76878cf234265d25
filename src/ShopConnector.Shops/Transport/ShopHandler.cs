using System.Net;

namespace ShopConnector.Shops.Transport;

/// <summary>Makes the sockets handler that shops are reached through. One per process is enough.</summary>
internal static class ShopHandler
{
    // Long enough to profit from open connections, short enough to notice that a shop moved to another address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static SocketsHttpHandler Create(TransportLimits limits) => new()
    {
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
        // A redirect could lead the credentials to another host, or to an address inside the merchant's network.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = limits.ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        MaxConnectionsPerServer = limits.Concurrency,
        MaxResponseHeadersLength = 64,
    };
}

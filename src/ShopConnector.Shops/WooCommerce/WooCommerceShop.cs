using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Plugin;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce;

/// <summary>Makes the <see cref="IShop"/> of one WooCommerce shop. Nothing is sent before its first use.</summary>
public static class WooCommerceShop
{
    /// <param name="handler">Shared by all shops and never disposed here; must not follow redirects.</param>
    /// <param name="time">For waits and time-outs; null: the machine's.</param>
    /// <exception cref="ShopException">The address is none, or not encrypted.</exception>
    public static IShop Create(
        WooCommerceOptions options, HttpMessageHandler handler, IClock clock, ILoggerFactory loggers,
        TimeProvider? time = null) =>
        Create(
            options, handler, clock, loggers, time ?? TimeProvider.System,
            TransportLimits.Default with { Concurrency = options.Concurrency });

    internal static IShop Create(
        WooCommerceOptions options, HttpMessageHandler handler, IClock clock, ILoggerFactory loggers,
        TimeProvider time, TransportLimits limits)
    {
        var address = ShopAddress.Parse(options.Name, options.Url);
        var logger = loggers.CreateLogger<WooShop>();
        var failures = new ShopFailures(options.Name, address, WooWords.Of);
        // A slow batch is repeated smaller, by the sender of batches; repeating it as it is would only time out again.
        var unhurried = limits with { Attempts = Math.Min(2, limits.Attempts), Concurrency = 1 };
        var client = new WooClient(
            address, new WooKeys(options.ConsumerKey, options.ConsumerSecret), failures,
            new ShopTransport(failures, handler, limits, time, Jitter, logger),
            new ShopTransport(failures, handler, unhurried, time, Jitter, logger), clock);
        return new WooShop(options, client, new PluginDesk(client, time, logger), clock, logger);
    }

    private static double Jitter() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000d;
}

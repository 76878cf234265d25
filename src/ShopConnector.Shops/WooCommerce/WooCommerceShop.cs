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
    private const int AtOnceAtFirst = 2;
    private const int SlowAttempts = 2;

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
        var address = ShopAddress.Parse(options.Name, options.Url, options.AllowPlainHttp);
        var logger = loggers.CreateLogger<WooShop>();
        var failures = new ShopFailures(options.Name, address, WooWords.Of);
        var gate = new AdaptiveGate(limits.Concurrency, AtOnceAtFirst);
        // What is slow is repeated smaller, by whoever pages or batches; as it is it would only time out again.
        var patient = limits with { SlowAttempts = Math.Min(SlowAttempts, limits.SlowAttempts) };
        var unhurried = limits with { Attempts = Math.Min(SlowAttempts, limits.Attempts), Concurrency = 1 };
        // A pinned certificate concerns one shop, the other handler all of them.
        var pinned = options.CertificateFingerprint is { } pin ? ShopHandler.Create(pin) : null;
        var client = new WooClient(
            address, new WooKeys(options.ConsumerKey, options.ConsumerSecret), failures,
            new ShopTransport(failures, pinned ?? handler, patient, time, Jitter, logger, gate),
            new ShopTransport(failures, pinned ?? handler, unhurried, time, Jitter, logger), clock, time, logger);
        return new WooShop(options, client, new PluginDesk(client, time, logger), clock, logger, pinned);
    }

    private static double Jitter() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000d;
}

using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Webhooks;

/// <summary>
/// A shop that can be asked for single customers and orders. Optional: without it a hint only makes the next pull come
/// sooner, and what a pull cannot see changes when the shop is next read again.
/// </summary>
public interface IReadsByKey
{
    /// <summary>
    /// What the shop knows of these now, in one page without a watermark. An absence counts as a deletion only when the
    /// shop, asked for that one id, says there is none; what it will not tell is left out.
    /// </summary>
    /// <param name="keys">At most <see cref="KeysMost"/>, customers and orders.</param>
    Task<PullPage> ReadAsync(IReadOnlyCollection<HintedKey> keys, CancellationToken ct);

    /// <summary>The rest waits for the next run: so many are five calls on WooCommerce and ten on Shopify.</summary>
    const int KeysMost = 250;
}

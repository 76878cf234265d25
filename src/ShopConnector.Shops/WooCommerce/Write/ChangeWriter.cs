using Microsoft.Extensions.Logging;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Plugin;
using ShopConnector.Shops.WooCommerce.Write.Metadata;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>
/// Writes a batch of changes: new codes, then the metadata that shows them, then old codes are retired, so that no
/// customer ever sees a code that does not work.
/// </summary>
internal sealed class ChangeWriter
{
    private readonly CouponIssuer _issuer;
    private readonly CouponRetirer _retirer;
    private readonly MetadataWriter _metadata;
    private readonly OrderRuleWriter _orders;

    public ChangeWriter(WooClient client, PluginPush plugin, int concurrency, ILogger logger)
    {
        var sender = new BatchSender(client, logger);
        var coupons = new CouponDesk(client, sender, concurrency);
        _issuer = new CouponIssuer(client, coupons, logger);
        _retirer = new CouponRetirer(client, coupons);
        _metadata = new MetadataWriter(plugin, new MetadataBatches(sender));
        _orders = new OrderRuleWriter(client, sender);
    }

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(
        IReadOnlyList<CustomerChange> changes, CancellationToken ct)
    {
        var all = changes.Select(change => new ChangeProgress(change)).ToList();
        await _issuer.IssueAsync(all, ct);
        await _metadata.WriteAsync(all, ct);
        await _retirer.RetireAsync(all, ct);
        await _orders.WriteAsync(all, ct);
        return [.. all.Select(one => one.Outcome())];
    }
}

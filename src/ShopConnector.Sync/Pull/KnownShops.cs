namespace ShopConnector.Sync.Pull;

/// <summary>
/// A member is one person over all shops. A shop that was never read, or the same shop under two names, would make
/// points and codes that stand in the ledger for good although they are wrong; so these are refused.
/// </summary>
internal sealed class KnownShops(SyncContext context)
{
    public string AddressOf(string shop) => context.Addresses.GetValueOrDefault(shop, shop);

    public async Task RefuseSecondNameAsync(string shop, CancellationToken ct)
    {
        var address = AddressOf(shop);
        var reads = await context.Storage.ReadsAsync(ct);
        var other = reads.FirstOrDefault(read =>
            read.Shop != shop && string.Equals(read.Address, address, StringComparison.OrdinalIgnoreCase));
        if (other is not null)
        {
            throw new ShopException(
                shop, "read the shop", $"this shop is stored under the name '{other.Shop}'.",
                $"Keep that name: another one would count every order twice. Write \"Name\": \"{other.Shop}\".");
        }
    }

    public async Task RefuseUnreadAsync(string shop, CancellationToken ct)
    {
        var reads = await context.Storage.ReadsAsync(ct);
        var unread = context.Addresses.Keys.FirstOrDefault(name => !reads.Any(read => read.Shop == name));
        if (unread is not null)
        {
            throw new ShopException(
                shop, "make a plan",
                $"'{unread}' was never read to its end, and members of both would be judged by half of their orders.",
                $"See what is wrong with: shopconnector check. Or take {unread} out of the configuration.")
            { Transient = true };
        }
    }
}

using ShopConnector.Sync.Leases;

namespace ShopConnector.Sync.Apply;

/// <summary>The large writes of one batch; once its outcomes are stored they are of no more use.</summary>
internal sealed class LargeWriteLog(IStorage storage, LeaseHold hold) : ILargeWriteLog
{
    private bool _any;

    public async Task BeginAsync(LargeWrite write, CancellationToken ct)
    {
        await storage.BeginLargeWriteAsync(hold.Lease, write, ct);
        _any = true;
    }

    public async Task EndAsync()
    {
        if (_any)
        {
            await storage.EndLargeWritesAsync(hold.Lease, CancellationToken.None);
        }
    }
}

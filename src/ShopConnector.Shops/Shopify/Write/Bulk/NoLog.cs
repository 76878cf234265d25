using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write.Bulk;

/// <summary>For who writes without a journal, such as a trial: after a crash nobody would read it.</summary>
internal sealed class NoLog : ILargeWriteLog
{
    public static NoLog Instance { get; } = new();

    public Task BeginAsync(LargeWrite write, CancellationToken ct) => Task.CompletedTask;
}

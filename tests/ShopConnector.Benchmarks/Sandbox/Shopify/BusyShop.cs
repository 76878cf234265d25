using System.Globalization;
using ShopConnector.Sandbox;

namespace ShopConnector.Benchmarks.Sandbox.Shopify;

/// <summary>Staff who go on working while the shop is read: some orders a second are refunded or cancelled.</summary>
internal sealed class BusyShop : IAsyncDisposable
{
    private const int Stride = 97;

    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    /// <param name="slow">How many times slower the shop's clock goes.</param>
    public BusyShop(SandboxShop shop, int ordersMost, int slow)
    {
        long[] orders = [.. shop.Truth().Orders.Take(ordersMost).Where(order => order.IsPaid)
            .Select(order => long.Parse(order.Id, CultureInfo.InvariantCulture))];
        _work = WorkAsync(shop, orders, s_between * slow);
    }

    /// <summary>Orders changed so far.</summary>
    public int Changes { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task WorkAsync(SandboxShop shop, long[] orders, TimeSpan between)
    {
        using var timer = new PeriodicTimer(between);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                var order = orders[Changes * Stride % orders.Length];
                if (Changes % 3 == 0)
                {
                    shop.Staff.Cancel(order);
                }
                else
                {
                    shop.Staff.RefundAmount(order, 0.01m);
                }

                Changes++;
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
    }
}

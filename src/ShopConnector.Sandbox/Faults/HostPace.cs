using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using NodaTime;
using ShopConnector.Sandbox.WooCommerce;

namespace ShopConnector.Sandbox.Faults;

/// <summary>Keeps each answer back for as long as the host would have taken for it.</summary>
internal sealed class HostPace(SandboxHost host)
{
    private readonly Channel<int> _idle = Idle(host.Workers);
    private int _busy;

    public async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        var worker = await _idle.Reader.ReadAsync(context.RequestAborted);
        var factor = host.Factor(Interlocked.Increment(ref _busy));
        try
        {
            var started = Stopwatch.GetTimestamp();
            var body = await HeldBack.RunAsync(context, next);
            var left = (CostOf(context) * factor).ToTimeSpan() - Stopwatch.GetElapsedTime(started);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, context.RequestAborted);
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _busy);
            _idle.Writer.TryWrite(worker);
        }
    }

    private static Channel<int> Idle(int workers)
    {
        var idle = Channel.CreateBounded<int>(workers);
        for (var worker = 0; worker < workers; worker++)
            idle.Writer.TryWrite(worker);
        return idle;
    }

    private Duration CostOf(HttpContext context)
    {
        var rows = context.Items.TryGetValue(WooWire.RowsItem, out var count) ? (int)count! : 1;
        var path = context.Request.Path.Value ?? "";
        var fields = context.Request.Query["_fields"].ToString();
        var isWrite = !HttpMethods.IsGet(context.Request.Method);
        var isWholeOrder = path.EndsWith("/orders", StringComparison.Ordinal)
            && (fields.Length == 0 || fields.Contains("line_items", StringComparison.Ordinal));
        var perRow = isWrite switch
        {
            true when path.Contains("/coupons", StringComparison.Ordinal) => host.PerWrittenCoupon,
            true => host.PerWrittenCustomer,
            _ => isWholeOrder ? host.PerOrder : host.PerRow,
        };
        return host.PerRequest + (perRow * rows);
    }
}

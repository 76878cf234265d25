using Microsoft.AspNetCore.Http;

namespace ShopConnector.Sandbox.Faults;

/// <summary>Lets a request be answered and keeps the answer's body back.</summary>
internal static class HeldBack
{
    public static async Task<byte[]> RunAsync(HttpContext context, RequestDelegate next)
    {
        using var held = new MemoryStream();
        var wire = context.Response.Body;
        context.Response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        return held.ToArray();
    }
}

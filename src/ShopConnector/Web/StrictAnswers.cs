namespace ShopConnector.Web;

/// <summary>
/// Headers that forbid everything, which a module may loosen; and no failure tells the caller more than its status.
/// </summary>
internal sealed class StrictAnswers(ILogger log)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Forbid(context.Response.Headers);
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException error)
        {
            Answer(context, error.StatusCode); // Too large, too slow, or no HTTP: Kestrel knows which.
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Answer(context, StatusCodes.Status499ClientClosedRequest);
        }
#pragma warning disable CA1031 // The boundary of a request: a bug in one must not end the server, nor reach the caller.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.RequestBroke(log, error, context.GetEndpoint()?.DisplayName ?? "no endpoint");
            Answer(context, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Forbid(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }

    private static void Answer(HttpContext context, int status)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
            Forbid(context.Response.Headers);
            context.Response.StatusCode = status;
        }
    }
}

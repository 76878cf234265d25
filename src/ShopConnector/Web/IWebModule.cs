namespace ShopConnector.Web;

/// <summary>
/// One subject that answers on the listener, such as webhooks or a page for shoppers. It brings its own bounds and its
/// own proof of who asks: the listener lets everybody through to it.
/// </summary>
internal interface IWebModule
{
    /// <summary>Called once, before the first request. Paths are below the public address.</summary>
    void Map(IEndpointRouteBuilder routes);

    /// <summary>
    /// Called once, before the first request: code that never ran is slow, and the first to call is as impatient as the
    /// next. Changes nothing and asks nobody.
    /// </summary>
    Task RehearseAsync() => Task.CompletedTask;
}

using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using ShopConnector.Configuration;
using ShopConnector.Web;

namespace ShopConnector.Tests.Webhooks;

/// <summary>Before anybody calls, the listener has answered once; of that nobody hears.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task A_listener_that_has_begun_has_rehearsed_and_no_module_was_called()
    {
        var module = new CountingModule();

        await using var listener = await WebListener.StartAsync(
            new WebOptions { Listen = new(IPAddress.Loopback, port: 0) }, [module],
            NullLoggerFactory.Instance, CancellationToken.None);

        (module.Rehearsals, module.Calls).ShouldBe((1, 0));
        using var client = new HttpClient();
        await client.GetAsync(new Uri(listener.Url, "/count"));
        module.Calls.ShouldBe(1);
    }

    /// <summary>In a container it listens on all addresses, and a proxy for the way out knows none of them.</summary>
    [Fact]
    public async Task It_goes_past_the_proxy_of_the_machine()
    {
        var before = HttpClient.DefaultProxy;
        var proxy = new WatchingProxy();
        HttpClient.DefaultProxy = proxy;
        try
        {
            await using var listener = await WebListener.StartAsync(
                new WebOptions { Listen = new(IPAddress.Any, port: 0) }, [], NullLoggerFactory.Instance,
                CancellationToken.None);

            proxy.Asked.ShouldNotContain(listener.Url.Port);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    /// <summary>Sends nobody anywhere: other tests go on beside this one.</summary>
    private sealed class WatchingProxy : IWebProxy
    {
        public ConcurrentBag<int> Asked { get; } = [];

        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination)
        {
            Asked.Add(destination.Port);
            return null;
        }

        public bool IsBypassed(Uri host)
        {
            Asked.Add(host.Port);
            return true;
        }
    }

    private sealed class CountingModule : IWebModule
    {
        public int Rehearsals { get; private set; }

        public int Calls { get; private set; }

        public void Map(IEndpointRouteBuilder routes) => routes.Map("/count", (RequestDelegate)CountAsync);

        public Task RehearseAsync()
        {
            Rehearsals++;
            return Task.CompletedTask;
        }

        private Task CountAsync(HttpContext context)
        {
            Calls++;
            return Task.CompletedTask;
        }
    }
}

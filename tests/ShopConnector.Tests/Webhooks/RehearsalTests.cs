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
            new WebOptions { Listen = new(System.Net.IPAddress.Loopback, port: 0) }, [module],
            NullLoggerFactory.Instance, CancellationToken.None);

        (module.Rehearsals, module.Calls).ShouldBe((1, 0));
        using var client = new HttpClient();
        await client.GetAsync(new Uri(listener.Url, "/count"));
        module.Calls.ShouldBe(1);
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

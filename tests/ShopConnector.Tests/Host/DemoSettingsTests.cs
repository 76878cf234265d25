using NodaTime;
using ShopConnector.Configuration;
using ShopConnector.Demo;
using ShopConnector.Sandbox;

namespace ShopConnector.Tests.Host;

public sealed class DemoSettingsTests
{
    [Fact]
    public async Task The_file_for_other_commands_says_what_the_demo_itself_goes_by()
    {
        await using var sandbox = await ShopConnector.Sandbox.Sandbox.StartAsync(
            new SandboxOptions { Clock = SystemClock.Instance, Customers = 5 }, CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("shopconnector-demo-settings-");
        try
        {
            var (file, database) = (Path.Combine(folder.FullName, "a.json"), Path.Combine(folder.FullName, "a.db"));
            DemoSettings.Write(file, sandbox.Shops, database);

            var (own, written) = (DemoSettings.For(sandbox.Shops, database), SettingsFile.Load(file));

            written.Fingerprint.ShouldBe(own.Fingerprint, "or its plans could not be applied by the demo's worker");
            written.Storage.ShouldBe(own.Storage);
            written.Shops.ShouldBe(own.Shops);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

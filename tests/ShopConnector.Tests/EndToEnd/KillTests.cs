using NodaTime;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.WooCommerce.Plugin;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>
/// kill -9 of <c>apply</c> at random moments, then one more <c>apply</c>: the shop must end as after an undisturbed
/// run.
/// </summary>
public sealed class KillTests
{
    [Theory]
    [InlineData(SandboxPlatforms.Shopify, CompanionPlugin.Missing, 25)]
    [InlineData(SandboxPlatforms.WooCommerce, CompanionPlugin.Missing, 25)]
    [InlineData(SandboxPlatforms.WooCommerce, CompanionPlugin.Installed, 10)]
    public async Task A_killed_apply_is_finished_by_the_next_one(string platform, CompanionPlugin companion, int times)
    {
        await using var undisturbed = await Installation.OpenAsync(platform, companion: companion);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        await ShouldSucceedAsync(undisturbed);
        var length = System.Diagnostics.Stopwatch.GetElapsedTime(began);
        var shop = ShopSnapshot.Of(undisturbed.Shop);
        var ledger = await undisturbed.LedgerAsync();
        shop.ShouldContain("Loyaliteitslid");
        ledger.ShouldContain("earn:");

        var moments = new Random(Seed: 20_261_122);
        var killed = 0;
        for (var i = 0; i < times; i++)
        {
            await using var disturbed = await Installation.OpenAsync(platform, companion: companion);
            var moment = length * moments.NextDouble();
            var cut = await ProcessRunner.RunAsync(disturbed.Call("apply", "--yes"), ProcessSignal.Kill, moment);
            killed += cut.ExitCode == 137 ? 1 : 0;
            await ShouldSucceedAsync(disturbed);

            ShopSnapshot.Of(disturbed.Shop).ShouldBeTheLinesOf(shop, $"shop, killed after {moment}");
            (await disturbed.LedgerAsync()).ShouldBeTheLinesOf(ledger, $"ledger, killed after {moment}");
            var records = disturbed.Shop.Records;
            records.ForeignTagsNow.ShouldBe(records.ForeignTagsBefore);
            records.LiveCodes.Values.ShouldAllBe(codes => codes.Length == 1);
        }

        killed.ShouldBeGreaterThan(times / 2, "most of the runs must really have been cut off");
    }

    private static async Task ShouldSucceedAsync(Installation installation)
    {
        var result = await installation.RunAsync("apply", "--yes");
        result.ExitCode.ShouldBe(0, result.ToString());
    }
}

using NodaTime;
using ShopConnector.Sandbox;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>
/// kill -9 of <c>apply</c> at random moments, then one more <c>apply</c>: the shop must end as after an undisturbed
/// run.
/// </summary>
public sealed class KillTests
{
    private const int MomentsForEachPlatform = 25;

    [Theory]
    [InlineData(SandboxPlatforms.Shopify)]
    [InlineData(SandboxPlatforms.WooCommerce)]
    public async Task A_killed_apply_is_finished_by_the_next_one(string platform)
    {
        await using var undisturbed = await Installation.OpenAsync(platform);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        await ShouldSucceedAsync(undisturbed);
        var length = System.Diagnostics.Stopwatch.GetElapsedTime(began);
        var shop = ShopSnapshot.Of(undisturbed.Shop);
        var ledger = await undisturbed.LedgerAsync();
        shop.ShouldContain("Loyaliteitslid");
        ledger.ShouldContain("earn:");

        var moments = new Random(Seed: 20_261_122);
        var killed = 0;
        for (var i = 0; i < MomentsForEachPlatform; i++)
        {
            await using var disturbed = await Installation.OpenAsync(platform);
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

        killed.ShouldBeGreaterThan(MomentsForEachPlatform / 2, "most of the runs must really have been cut off");
    }

    private static async Task ShouldSucceedAsync(Installation installation)
    {
        var result = await installation.RunAsync("apply", "--yes");
        result.ExitCode.ShouldBe(0, result.ToString());
    }
}

using System.Text.Json;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>What the demo claims, checked from its own document.</summary>
public sealed class DemoTests
{
    [Theory]
    [InlineData("both", "1"), InlineData("shopify", "42"), InlineData("woocommerce", "7")]
    public async Task The_demo_keeps_what_it_promises(string platform, string seed)
    {
        var result = await ProcessRunner.RunAsync(ProcessCall.Host(
            Path.GetTempPath(), "demo", "--once", "--json", "--platform", platform, "--seed", seed));
        result.ExitCode.ShouldBe(0, result.ToString());
        using var document = JsonDocument.Parse(result.Output);
        var demo = document.RootElement;

        demo.GetProperty("shops").GetArrayLength().ShouldBe(platform == "both" ? 2 : 1);
        foreach (var shop in demo.GetProperty("shops").EnumerateArray())
        {
            ShouldKeepForeignTags(shop);
            ShouldWriteOnlyWhatChanged(shop);
        }

        var ledger = demo.GetProperty("ledger");
        ledger.GetProperty("balance").GetInt64().ShouldBe(ledger.GetProperty("balanceFromPostings").GetInt64());
        ledger.GetProperty("postings").GetInt64().ShouldBeGreaterThan(1_000);
        foreach (var proof in demo.GetProperty("checkout").EnumerateArray())
        {
            proof.GetProperty("vipShipping").GetString().ShouldBe("0.00");
            proof.GetProperty("otherShipping").GetString().ShouldBe("6.95");
            proof.GetProperty("codeForOwner").GetBoolean().ShouldBeTrue();
            proof.GetProperty("codeForOther").GetBoolean().ShouldBeFalse();
        }
    }

    private static void ShouldKeepForeignTags(JsonElement shop)
    {
        var before = shop.GetProperty("foreignTagsBefore").GetInt32();
        shop.GetProperty("foreignTagsAfter").GetInt32().ShouldBe(before);
        before.ShouldBeGreaterThan(0);
    }

    private static void ShouldWriteOnlyWhatChanged(JsonElement shop)
    {
        var runs = shop.GetProperty("runs").EnumerateArray().ToList();
        runs.Count.ShouldBe(3);
        runs[0].GetProperty("changes").GetInt32().ShouldBeGreaterThan(100);
        runs[0].GetProperty("codesCreated").GetInt32().ShouldBeGreaterThan(0);
        runs[1].GetProperty("changes").GetInt32().ShouldBe(0);
        runs[1].GetProperty("metadataWritten").GetInt32().ShouldBe(0);
        runs[2].GetProperty("changes").GetInt32().ShouldBeInRange(1, runs[0].GetProperty("changes").GetInt32() - 1);
    }
}

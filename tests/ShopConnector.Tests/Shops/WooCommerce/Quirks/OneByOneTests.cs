using ShopConnector.Sandbox.Faults;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.WooCommerce.Quirks;

/// <summary>Each quirk of a WooCommerce host alone against the whole main job.</summary>
public sealed class OneByOneTests
{
    private const int RunsAtMost = 6;

    private static readonly Dictionary<string, SandboxFaults> _quirks = new()
    {
        ["PHP notices"] = new() { PhpNotice = 1 },
        ["byte order marks"] = new() { ByteOrderMark = 1 },
        ["stale answers"] = new() { StaleAnswer = 0.2 },
        ["time-outs of large requests"] = new() { TimesOutAbove = 30 },
        ["hidden refunds"] = new() { RefundsMissingInLists = true },
        ["lost answers of applied writes"] = new() { ResetAfter = 0.1 },
        ["truncated answers"] = new() { TruncatedBody = 0.1 },
        ["page drift"] = new() { PageDrift = 1 },
        ["orders visible late"] = new() { LateVisibilityRequests = 4 },
        ["server errors"] = new() { ServerError = 0.15 },
    };

    public static TheoryData<string> Quirks => [.. _quirks.Keys];

    [Theory]
    [MemberData(nameof(Quirks))]
    public async Task The_main_job_ends_as_on_a_host_without_it(string quirk)
    {
        await using var calm = await ConnectedWoo.OpenAsync();
        await using var shop = await ConnectedWoo.OpenAsync(_quirks[quirk], twin: calm);
        var foreign = shop.Foreign();
        await calm.ApplyTimesAsync(2);
        await shop.ApplyTimesAsync(RunsAtMost);

        (await shop.WrongOrdersAsync()).ShouldBeEmpty();
        shop.Loyalty().ShouldBe(calm.Loyalty());
        shop.Foreign().ShouldBe(foreign);
        calm.Loyalty().Count(line => line.Contains("VIP", StringComparison.Ordinal)).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_firewall_is_named_and_nothing_is_written()
    {
        await using var shop = await ConnectedWoo.OpenAsync(new SandboxFaults { Firewall = 1 });

        (await Should.ThrowAsync<ShopException>(shop.ApplyAsync)).Problem
            .ShouldBe("Wordfence blocks us (HTTP 403 with a web page).");
        shop.Shop.Records.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task A_cache_that_always_answers_is_named()
    {
        await using var shop = await ConnectedWoo.OpenAsync(new SandboxFaults { StaleAnswer = 1 });

        (await shop.ApplyTimesAsync(4)).ShouldContain(
            "a cache answers in place of the shop, with what was true before (X-Cache says HIT).");
    }

    [Fact]
    public async Task A_coupon_that_loses_its_restriction_is_deleted_at_once_and_told()
    {
        await using var shop = await ConnectedWoo.OpenAsync(new SandboxFaults { RestrictionsDropped = true });
        var report = await shop.ApplyAsync();

        report.State.ShouldBe(RunState.Partial);
        report.Problems.Select(one => one.Problem).ShouldContain(problem => problem.Contains(
            "the shop changed its restriction to the customer's e-mail; the coupon was deleted at once.",
            StringComparison.Ordinal));
        shop.Shop.Records.LiveCodes.ShouldBeEmpty();
        shop.Loyalty().ShouldNotContain(line => line.Contains("shopconnector_offer_code=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Our_own_writing_comes_back_as_no_news_and_the_next_tick_takes_three_calls()
    {
        await using var shop = await ConnectedWoo.OpenAsync();
        await shop.ApplyAsync();
        var echo = await shop.ApplyAsync();
        var writes = shop.Shop.Records.Writes;
        var before = shop.Shop.Records.Requests;
        var third = await shop.ApplyAsync();

        (echo.Pulled.ChangedCustomers, echo.Pulled.ChangedOrders).ShouldBe((0, 0));
        (third.Pulled.ChangedCustomers, third.Pulled.ChangedOrders).ShouldBe((0, 0));
        shop.Shop.Records.Writes.ShouldBe(writes);
        (shop.Shop.Records.Requests - before).ShouldBe(3);
    }
}

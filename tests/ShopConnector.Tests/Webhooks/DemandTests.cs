using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NSubstitute;
using Quartz;
using ShopConnector.Commands;
using ShopConnector.Sandbox;
using ShopConnector.Sync.Webhooks;
using ShopConnector.Worker;

namespace ShopConnector.Tests.Webhooks;

/// <summary>What a shop asks by law or says once, done before its next run.</summary>
public sealed class DemandTests
{
    [Fact]
    public async Task A_customer_who_asks_gets_a_file_that_only_the_owner_can_read()
    {
        await using var told = await ReadAsync();
        var id = told.Shop.Staff.CustomerIds[0];
        await KeepAsync(told, DemandKind.DataRequest, new NamedPerson($"{id}", Email: null, []));

        await told.Connector.DemandsOf(told.Connected).DoAsync(default);

        var file = new FileInfo(Directory.GetFiles(told.Exports).ShouldHaveSingleItem());
        file.Name.ShouldBe("atelier-2026-11-01-0123abcd.json");
        (await File.ReadAllTextAsync(file.FullName)).ShouldContain("earn:atelier:");
        if (!OperatingSystem.IsWindows())
        {
            file.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await told.Connector.Storage.DemandsAsync("atelier", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redacted_customer_is_not_found_any_more()
    {
        await using var told = await ReadAsync();
        var key = $"atelier:{told.Shop.Staff.CustomerIds[0]}";
        (await told.Connector.Storage.FindAsync(key, default)).ShouldNotBeEmpty();
        await KeepAsync(
            told, DemandKind.CustomerRedact, new NamedPerson($"{told.Shop.Staff.CustomerIds[0]}", Email: null, []));

        await told.Connector.DemandsOf(told.Connected).DoAsync(default);

        (await told.Connector.Storage.FindAsync(key, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shop_that_threw_the_app_out_is_asked_once_and_then_left_alone()
    {
        await using var told = await ToldShop.OpenAsync(SandboxPlatforms.Shopify, secret: "no longer good");
        await KeepAsync(told, DemandKind.Uninstalled, person: null);

        await TurnAsync(told);
        (await told.Connector.Storage.UninstalledAtAsync("atelier", default)).ShouldBe(told.Now);
        var requests = told.Shop.Records.Requests;
        await TurnAsync(told);

        told.Shop.Records.Requests.ShouldBe(requests);
        (await told.Connector.Storage.DemandsAsync("atelier", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task That_the_app_was_thrown_out_is_not_believed_while_its_keys_are_good()
    {
        await using var told = await ReadAsync();
        await KeepAsync(told, DemandKind.Uninstalled, person: null);

        await TurnAsync(told);

        (await told.Connector.Storage.UninstalledAtAsync("atelier", default)).ShouldBeNull();
        (await told.Connector.Storage.DemandsAsync("atelier", default)).ShouldBeEmpty();
    }

    /// <summary>The worker may have stopped with the demand still open.</summary>
    [Fact]
    public async Task A_run_that_somebody_starts_by_hand_does_it_first_as_well()
    {
        await using var told = await ReadAsync();
        var person = new NamedPerson($"{told.Shop.Staff.CustomerIds[0]}", Email: null, []);
        await KeepAsync(told, DemandKind.DataRequest, person);
        var invocation = new Invocation(new RootCommand().Parse([]), json: null, new Option<bool>("--debug"));

        await new ShopRuns(invocation, told.Connector).EachAsync(
            only: null, static (run, progress) => run.PlanAsync(progress, default), default);

        Directory.GetFiles(told.Exports).ShouldHaveSingleItem();
        (await told.Connector.Storage.DemandsAsync("atelier", default)).ShouldBeEmpty();
    }

    private static async Task TurnAsync(ToldShop told)
    {
        var context = Substitute.For<IJobExecutionContext>();
        context.MergedJobDataMap.Returns(new JobDataMap { { SyncJob.ShopKey, "atelier" } });
        var job = new SyncJob(told.Connector, new ShopsAtWork(), NullLogger<SyncJob>.Instance);
        await job.Execute(context, CancellationToken.None);
    }

    private static Task KeepAsync(ToldShop told, DemandKind kind, NamedPerson? person) =>
        told.Connector.Storage.KeepDemandAsync(
            new Demand("0123abcdef", "atelier", kind, person, Instant.FromUtc(2026, 11, 1, 9, 0)), default);

    private static async Task<ToldShop> ReadAsync()
    {
        var told = await ToldShop.OpenAsync(SandboxPlatforms.Shopify);
        await told.ApplyAsync();
        return told;
    }
}

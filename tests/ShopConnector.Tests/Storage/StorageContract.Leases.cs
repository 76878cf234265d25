using NodaTime;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Storage;

public abstract partial class StorageContract
{
    private static readonly Duration HalfAMinute = Duration.FromSeconds(30);

    [Fact]
    public async Task A_living_owner_keeps_the_shop()
    {
        var attempt = await Open().TryAcquireAsync(Shop, "host 2", Now, HalfAMinute, _ => false, default);

        attempt.ShouldBe(new LeaseAttempt(Taken: null, "host 1", Now + HalfAMinute));
    }

    [Fact]
    public async Task Two_tasks_of_one_owner_do_not_share_a_lease()
    {
        var attempt = await Storage.TryAcquireAsync(Shop, "host 1", Now, HalfAMinute, _ => false, default);

        attempt.Taken.ShouldBeNull();
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_over_under_a_higher_epoch()
    {
        var attempt = await Storage.TryAcquireAsync(
            Shop, "host 2", Now + HalfAMinute, HalfAMinute, _ => false, default);

        attempt.Taken.ShouldBe(new Lease(Shop, "host 2", Lease.Epoch + 1));
    }

    [Fact]
    public async Task The_lease_of_a_dead_owner_is_taken_over_before_it_ran_out()
    {
        var attempt = await Storage.TryAcquireAsync(
            Shop, "host 2", Now, HalfAMinute, owner => owner == "host 1", default);

        attempt.Taken.ShouldBe(new Lease(Shop, "host 2", Lease.Epoch + 1));
    }

    [Fact]
    public async Task A_renewed_lease_lives_on()
    {
        await Storage.RenewAsync(Lease, Now + HalfAMinute, HalfAMinute, default);

        var attempt = await Storage.TryAcquireAsync(
            Shop, "host 2", Now + HalfAMinute, HalfAMinute, _ => false, default);
        attempt.Until.ShouldBe(Now + HalfAMinute + HalfAMinute);
    }

    [Fact]
    public async Task A_lease_given_back_is_free_at_once()
    {
        await Storage.ReleaseAsync(Lease, default);

        (await LeaseAsync(Shop, "host 2")).Epoch.ShouldBe(Lease.Epoch + 1);
    }

    [Fact]
    public async Task The_lease_of_one_shop_says_nothing_of_another()
    {
        (await LeaseAsync(OtherShop, "host 2")).Owner.ShouldBe("host 2");
    }

    [Fact]
    public async Task Only_one_of_two_that_ask_at_once_gets_the_shop()
    {
        var storages = Enumerable.Range(0, 4).Select(_ => Open()).ToArray();

        var attempts = await Task.WhenAll(storages.Select((storage, number) => Task.Run(() =>
            storage.TryAcquireAsync("new", $"host {number}", Now, HalfAMinute, _ => false, default))));

        attempts.Count(attempt => attempt.Taken is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_stale_epoch_commits_nothing()
    {
        await Storage.TryAcquireAsync(Shop, "host 2", Now, HalfAMinute, _ => true, default);

        var page = new PullPage { Orders = [Some.Order("1001", email: "an@example.com")], Watermark = "w1" };
        var error = await Should.ThrowAsync<LeaseLostException>(() => SaveAsync(page));

        error.Message.ShouldBe(
            "atelier: another process has taken over this shop; this run stops without committing anything more.");
        (await Storage.WatermarkAsync(Shop, default)).ShouldBeNull();
        (await AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_call_that_takes_a_lease_is_fenced()
    {
        await Storage.TryAcquireAsync(Shop, "host 2", Now, HalfAMinute, _ => true, default);

        Func<Task>[] calls =
        [
            () => Storage.RenewAsync(Lease, Now, HalfAMinute, default),
            () => Storage.ReleaseAsync(Lease, default),
            () => SaveAsync(new PullPage()),
            () => Storage.UseProgramAsync(Lease, "p1", Now, default),
            () => Storage.BeginPlanAsync(Lease, new(Shop, Now, "p1"), default),
            () => Storage.AddToPlanAsync(Lease, 1, [], default),
            () => Storage.FinishPlanAsync(Lease, 1, NoTotals, default),
            () => Storage.BeginRunAsync(Lease, new(Shop, ShopConnector.Sync.Apply.RunKind.Apply, 1, Now), default),
            () => Storage.IntendAsync(Lease, 1, [], Now, default),
            () => Storage.SettleAsync(Lease, [], Now, default),
            () => Storage.FinishRunAsync(Lease, 1, Completed, Now, default),
            () => Storage.MarkUndoneAsync(Lease, 1, default),
        ];
        foreach (var call in calls)
        {
            await Should.ThrowAsync<LeaseLostException>(call);
        }
    }
}

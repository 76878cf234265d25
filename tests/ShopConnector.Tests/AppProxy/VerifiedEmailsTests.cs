using NodaTime;
using NSubstitute;
using ShopConnector.AppProxy;
using ShopConnector.Sync;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.AppProxy;

/// <summary>A page may be asked for at any rate, the shop may not; and in doubt nobody has proven anything.</summary>
public sealed class VerifiedEmailsTests
{
    private readonly IStorefront _shop = Substitute.For<IStorefront>();
    private readonly StillClock _clock = new(Instant.FromUtc(2026, 11, 22, 9, 0));
    private readonly VerifiedEmails _verified;

    public VerifiedEmailsTests() => _verified = new VerifiedEmails(_shop, _clock);

    [Theory]
    [InlineData(true, 60), InlineData(false, 2)]
    public async Task A_shopper_who_reloads_is_asked_about_once_and_again_after_a_while(bool has, int minutes)
    {
        _shop.HasVerifiedEmailAsync("2", Arg.Any<CancellationToken>()).Returns(has);

        for (var reload = 0; reload < 200; reload++)
            (await HasAsync("2")).ShouldBe(has);
        Asked().ShouldBe(1);

        _clock.Now += Duration.FromMinutes(minutes) - Duration.FromTicks(1);
        await HasAsync("2");
        Asked().ShouldBe(1);
        _clock.Now += Duration.FromTicks(1);
        await HasAsync("2");
        Asked().ShouldBe(2);
    }

    [Fact]
    public async Task Two_pages_at_once_are_one_question()
    {
        var answer = new TaskCompletionSource<bool>();
        _shop.HasVerifiedEmailAsync("2", Arg.Any<CancellationToken>()).Returns(answer.Task);

        var pages = new[] { HasAsync("2"), HasAsync("2") };
        answer.SetResult(true);

        (await Task.WhenAll(pages)).ShouldBe([true, true]);
        Asked().ShouldBe(1);
    }

    [Fact]
    public async Task Beyond_the_questions_of_a_minute_nobody_has_proven_anything()
    {
        _shop.HasVerifiedEmailAsync("", default).ReturnsForAnyArgs(true);
        for (var shopper = 0; shopper < VerifiedEmails.QuestionsPerMinute; shopper++)
            (await HasAsync($"{shopper}")).ShouldBeTrue();

        (await HasAsync("late")).ShouldBeFalse();
        (await HasAsync("0")).ShouldBeTrue("what is known is known");
        Asked().ShouldBe(VerifiedEmails.QuestionsPerMinute);

        _clock.Now += Duration.FromMinutes(1);
        (await HasAsync("late")).ShouldBeTrue("the refusal was not an answer");
    }

    [Fact]
    public async Task A_clock_that_is_put_back_keeps_nobody_waiting_for_where_it_was()
    {
        _shop.HasVerifiedEmailAsync("", default).ReturnsForAnyArgs(true);
        for (var shopper = 0; shopper <= VerifiedEmails.QuestionsPerMinute; shopper++)
            await HasAsync($"{shopper}");

        _clock.Now -= Duration.FromMinutes(10);

        (await HasAsync("late")).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_takes_the_address_of_another_has_proven_nothing_of_it()
    {
        _shop.HasVerifiedEmailAsync("2", Arg.Any<CancellationToken>()).Returns(true, false);

        (await _verified.HasAsync("2", "own", default)).ShouldBeTrue();
        (await _verified.HasAsync("2", "of another", default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failure_is_not_remembered()
    {
        _shop.HasVerifiedEmailAsync("2", Arg.Any<CancellationToken>())
            .Returns(_ => throw new TimeoutException(), _ => Task.FromResult(true));

        await Should.ThrowAsync<TimeoutException>(() => HasAsync("2"));
        (await HasAsync("2")).ShouldBeTrue();
    }

    private Task<bool> HasAsync(string customer) => _verified.HasAsync(customer, "m", CancellationToken.None);

    private int Asked() => _shop.ReceivedCalls().Count();
}

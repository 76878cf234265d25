using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Members;
using ShopConnector.Storage.Pull;
using ShopConnector.Storage.Referrals;
using ShopConnector.Storage.Refusals;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Journal;

/// <summary>What is committed after the shop's answer.</summary>
internal sealed class Settling(Database database)
{
    public Task SettleAsync(
        Lease lease, IReadOnlyList<Settlement> settlements, Instant now, CancellationToken ct) =>
        database.WriteAsync(
            lease,
            async session =>
            {
                var runs = new Dictionary<long, RunRow>();
                var tags = 0L;
                foreach (var settlement in settlements)
                {
                    var id = settlement.Entry.Run;
                    if (!runs.TryGetValue(id, out var run))
                    {
                        run = (await session.FirstAsync<RunRow>("Run", new { run = id }))!;
                        runs.Add(id, run);
                    }

                    tags += await new OneSettlement(session, run, settlement, now).StoreAsync();
                }

                await RefusalBook.KeepAsync(session, lease.Shop, settlements, now);
                await session.ExecuteAsync("CountOwned", new { shop = lease.Shop, tags, postings = 0L, points = 0L });
                return true;
            },
            ct);
}

/// <summary>One answer. Told twice, the second time changes nothing.</summary>
internal sealed class OneSettlement(Session session, RunRow run, Settlement settlement, Instant now)
{
    private readonly CustomerKey _customer = settlement.Entry.Customer;

    /// <summary>Returns by how many the owned tags grew; zero or less.</summary>
    public async Task<long> StoreAsync()
    {
        var done = Done(settlement);
        if (!await CloseAsync(done))
        {
            return 0;
        }

        if (settlement.Outcome is WriteOutcome.Gone)
        {
            await new Departures(session).GoAsync(_customer, now);
            await ApplyLineAsync();
            return 0;
        }

        var card = done is { ChangesCustomer: true }
            ? await new WrittenCard(session, done, settlement.Outcome.Digests).StoreAsync()
            : await CardAsync();
        await new WrittenOrders(session).StoreAsync(done?.Orders ?? []);
        await EntitlementRows.SettleAsync(session, done);
        if (settlement.Outcome is WriteOutcome.Written)
        {
            await ApplyLineAsync();
            await session.ExecuteAsync("SettleDue", new
            {
                shop = _customer.Shop,
                customerId = _customer.Id,
                dueAt = settlement.NextChange?.ToUnixTimeTicks(),
                generation = run.Generation,
            });
        }

        await LookForFriendsAsync(done);
        return await DisownAsync(done, card);
    }

    private static CustomerChange? Done(Settlement settlement) => settlement.Outcome switch
    {
        WriteOutcome.Written { FoundTags.IsEmpty: true } => settlement.Entry.Intent,
        WriteOutcome.Written written => settlement.Entry.Intent with
        {
            AddTags =
            [
                .. settlement.Entry.Intent.AddTags.Except(written.FoundTags, StringComparer.OrdinalIgnoreCase),
            ],
        },
        WriteOutcome.Refused refused => refused.Done,
        _ => null,
    };

    private async Task<bool> CloseAsync(CustomerChange? done)
    {
        var (state, reason) = settlement.Outcome switch
        {
            WriteOutcome.Written => (JournalState.Written, null),
            WriteOutcome.Gone => (JournalState.Gone, null),
            WriteOutcome.Refused refused => (
                done is null ? JournalState.Refused : JournalState.PartlyWritten, string.Join(" ", refused.Reasons)),
            var unknown => throw new InvalidOperationException($"A settlement cannot store {unknown}."),
        };
        var values = new
        {
            id = settlement.Entry.Id,
            shop = _customer.Shop,
            state = state.ToString(),
            written = done is null ? null : Column.Write(done),
            reason,
        };
        return await session.ExecuteAsync("SettleEntry", values) == 1;
    }

    private async Task LookForFriendsAsync(CustomerChange? done)
    {
        foreach (var issued in done?.Issue.Where(one => one.ForFriends) ?? [])
        {
            var values = new { shop = _customer.Shop, customerId = _customer.Id, code = OrderCodes.Fold(issued.Code) };
            await session.ExecuteAsync("MarkReferrerDue", values);
        }
    }

    /// <summary>
    /// Tags taken off are no longer ours, nor are those the shop refused; unless the customer carries one all the same,
    /// from an earlier attempt whose answer was lost.
    /// </summary>
    private async Task<long> DisownAsync(CustomerChange? done, LoyaltyCard card)
    {
        var removed = done?.RemoveTags ?? [];
        var refused = settlement.Entry.Intent.AddTags
            .Except(done?.AddTags ?? ImmutableArray<string>.Empty, StringComparer.OrdinalIgnoreCase)
            .Except(card.Tags, StringComparer.OrdinalIgnoreCase);
        var disowned = 0L;
        foreach (var tag in removed.Concat(refused))
        {
            disowned += await session.ExecuteAsync("DisownTag", new
            {
                shop = _customer.Shop,
                customerId = _customer.Id,
                folded = NameKey.Fold(tag),
            });
        }

        return -disowned;
    }

    private async Task<LoyaltyCard> CardAsync()
    {
        var values = new { shop = _customer.Shop, customerId = _customer.Id };
        return await session.FirstAsync<string>("CardHeld", values) is { } card
            ? Column.Read<LoyaltyCard>(card)
            : LoyaltyCard.Empty;
    }

    private async Task ApplyLineAsync()
    {
        if (run.Plan is { } plan)
        {
            await session.ExecuteAsync("MarkLineApplied", new { plan, customerId = _customer.Id });
        }
    }
}

using System.Globalization;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Life;
using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;
using ShopConnector.Tests.Properties;
using ShopConnector.Tests.Webhooks;

namespace ShopConnector.Tests.EndToEnd.Merging;

/// <summary>A simulated shop whose accounts staff make one and part again, and what is known of them.</summary>
internal sealed class MergedShop(ToldShop told) : IAsyncDisposable
{
    /// <summary>A shop of it has buyers with codes on either platform.</summary>
    private const int Seed = 3;

    private string _code = "";

    public SandboxStaff Staff => told.Shop.Staff;

    public ToldShop Told => told;

    /// <summary>Two with orders; the other has a code that works.</summary>
    public long Kept { get; private set; }

    public long Other { get; private set; }

    /// <summary>As the shop spells it.</summary>
    public string Code => told.Connected.Platform == Platform.WooCommerce ? _code.ToLowerInvariant() : _code;

    public static async Task<MergedShop> OpenAsync(string platform)
    {
        var shop = new MergedShop(await ToldShop.OpenAsync(platform, seed: Seed));
        await shop.ApplyAsync();
        var buyers = shop.Staff.CustomerIds.Where(id => shop.Staff.OrderIdsOf(id).Count > 0).ToList();
        foreach (var id in buyers)
        {
            var entitlements = (await shop.HistoryAsync(id)).Entitlements;
            if (entitlements.FirstOrDefault(one => one.State == EntitlementState.Open)?.Code is { } code)
            {
                shop._code = code;
                shop.Other = id;
                shop.Kept = buyers.First(kept => kept != id);
                return shop;
            }
        }

        throw new InvalidOperationException("Nobody in this shop has a code.");
    }

    /// <summary>A run, and that a second one has nothing left to write.</summary>
    public async Task ApplyAsync()
    {
        await told.DeliverAsync();
        await told.ApplyAsync();
        var writes = told.Shop.Records.Writes;
        (await told.ApplyAsync()).Plan.Totals!.CustomersTouched.ShouldBe(0);
        told.Shop.Records.Writes.ShouldBe(writes);
    }

    /// <summary>All that is stored of these, and all that the shop shows of anybody.</summary>
    public async Task<string> SpelledAsync(params long[] customers)
    {
        var lines = new List<string>();
        foreach (var id in customers)
            lines.Add(Spelled.Out(await HistoryAsync(id)));

        var codes = told.Shop.Records.LiveCodes.Select(pair => $"{pair.Key}: {string.Join(' ', pair.Value)}");
        return string.Join('\n', [.. lines, .. codes, ShopSnapshot.Of(told.Shop)]);
    }

    public async Task<MemberHistory> HistoryAsync(long customer) =>
        (await MembersAsync(Number(customer))).ShouldHaveSingleItem().History;

    public Task<IReadOnlyList<StoredMember>> MembersAsync(string customer) =>
        told.Connector.Storage.FindAsync($"{told.Shop.Name}:{customer}", CancellationToken.None);

    public async Task<long> BalanceAsync(long customer) => (await PostingsAsync(customer)).Sum(one => one.Points);

    public async Task<IReadOnlyList<Posting>> PostingsAsync(long customer) => (await HistoryAsync(customer)).Postings;

    public string? EmailOf(long customer)
    {
        lock (told.Shop.State.Gate)
            return told.Shop.State.Customers[customer].Email;
    }

    /// <summary>
    /// Neither platform offers it to staff: from a backup, or by the platform's own support. The account is there
    /// again, and holds the codes that a merge gave away.
    /// </summary>
    public Action Undelete(long customer)
    {
        var account = told.Shop.State.Customers[customer];
        var discounts = (told.Shop.Face as ShopifyFace)?.State.Discounts;
        var own = discounts?.Where(one => one.Audience.Customers.Contains(customer))
            .ToDictionary(one => one.Id, one => one.Audience);
        return () =>
        {
            lock (told.Shop.State.Gate)
            {
                told.Shop.State.Customers.Add(customer, account);
                told.Shop.State.Touch(account);
                for (var at = 0; at < discounts?.Count; at++)
                    discounts[at] = discounts[at] with
                    {
                        Audience = own!.GetValueOrDefault(discounts[at].Id, discounts[at].Audience),
                    };
            }
        };
    }

    public static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => told.DisposeAsync();
}

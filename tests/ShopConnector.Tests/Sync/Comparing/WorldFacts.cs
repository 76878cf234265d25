using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Tests.Sync.Comparing;

/// <summary>What stands in the shops and in storage, counted without the planner or the evaluation.</summary>
internal sealed class WorldFacts
{
    private readonly Dictionary<string, StoredMember> _members = new(StringComparer.Ordinal);
    private Instant _now;

    public static async Task<WorldFacts> OfAsync(ShopWorld world)
    {
        var facts = new WorldFacts { _now = world.Clock.Now };
        foreach (var shop in world.Shops)
            await foreach (var member in world.Storage.AllAsync(shop.Name, CancellationToken.None))
                facts._members[member.History.Id] = member;

        return facts;
    }

    /// <summary>Balances above zero, and what is pending: by the ledger alone.</summary>
    public long Points => _members.Values.Sum(member =>
    {
        var available = member.History.Postings.Where(one => one.AvailableAt <= _now).Sum(one => one.Points);
        return Math.Max(0, available)
            + member.History.Postings.Where(one => one.AvailableAt > _now).Sum(one => one.Points);
    });

    public IEnumerable<string> MemberIds => _members.Keys;

    /// <summary>Open codes and gifts, by their keys.</summary>
    public Dictionary<string, Entitlement> Open(string? shop = null) => _members.Values
        .SelectMany(member => member.History.Entitlements)
        .Where(one => one is { State: EntitlementState.Open, Control: false } && one.ValidUntil > _now
            && (shop is null || one.Customer.Shop == shop))
        .ToDictionary(one => one.Key, StringComparer.Ordinal);

    public IEnumerable<string> TagsOf(string member, MemoryShop shop) => !_members.TryGetValue(member, out var held)
        ? []
        : held.Customers.Where(one => one.Key.Shop == shop.Name && shop.Has(one.Key.Id))
            .SelectMany(one => shop.CardOf(one.Key.Id).Tags).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>In euros at worst, and codes of which nobody can say.</summary>
    public (decimal Worth, long Unknown) Codes(LoyaltyProgram rules)
    {
        var (worth, unknown) = (0m, 0L);
        foreach (var code in Open().Values.Where(one => one.Terms is not null))
        {
            if (code.Terms!.Kind == CodeKind.Amount)
                worth += code.Terms.Number;
            else if (rules.Offers.FirstOrDefault(one => one.Name == code.Offer)?.Budget is { PerCode: > 0m and var most })
                worth += most;
            else
                unknown++;
        }

        return (worth, unknown);
    }
}

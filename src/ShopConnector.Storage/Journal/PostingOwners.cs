using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Members;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Storage.Journal;

/// <summary>
/// Which customer each new posting belongs to, so that it goes along when customers join to a member or part: the buyer
/// of its order, the registered account, whose code a friend used, the owner of what it corrects; else the customer it
/// was planned with.
/// </summary>
internal sealed class PostingOwners
{
    private readonly IReadOnlyCollection<string> _shops;
    private readonly Dictionary<(string Shop, string Order), OwnerRow> _buyers;
    private readonly Dictionary<(string Shop, string Customer), OwnerRow> _customers;
    private readonly Dictionary<string, OwnerRow> _acts;
    private readonly Dictionary<string, OwnerRow> _codes;

    private PostingOwners(
        IReadOnlyCollection<string> shops, IEnumerable<OwnerRow> buyers, IEnumerable<OwnerRow> customers,
        IEnumerable<OwnerRow> acts, IEnumerable<OwnerRow> codes)
    {
        _codes = codes.ToDictionary(row => row.Source, StringComparer.Ordinal);
        _acts = acts.ToDictionary(row => row.Source, StringComparer.Ordinal);
        _shops = shops;
        _buyers = buyers.ToDictionary(row => (row.Shop, row.Source));
        _customers = customers.ToDictionary(row => (row.Shop, row.Source));
    }

    public static async Task<PostingOwners> OfAsync(Session session, List<Posting> posted)
    {
        var keys = posted.ConvertAll(posting => posting.Key);
        var shops = await session.RowsAsync<string>("ShopNames");
        var origins = keys.Select(key => PostingOrigin.Of(key, shops)).Where(one => one.Shop is not null).ToList();
        var buyers = new List<OwnerRow>();
        var customers = new List<OwnerRow>();
        foreach (var some in origins.GroupBy(origin => origin.Shop!, StringComparer.Ordinal))
        {
            buyers.AddRange(await RowsAsync(session, "BuyersOf", some.Key, some.Select(one => one.Order)));
            customers.AddRange(await RowsAsync(session, "CustomersAmong", some.Key, some.Select(one => one.Customer)));
        }

        return new PostingOwners(shops, buyers, customers, await ActsAsync(session, keys, shops),
            await CodesAsync(session, posted));
    }

    /// <summary>Null: its order went to another member since the plan.</summary>
    public OwnedPosting? Of(PlanLine line, Posting posting, Func<string, CustomerKey?> ownerOf)
    {
        var origin = PostingOrigin.Of(posting.Key, _shops);
        if (origin.Order is { } order && _buyers.TryGetValue((origin.Shop!, order), out var buyer))
        {
            return buyer.MemberId == line.MemberId ? new OwnedPosting(buyer.Key, posting, order) : null;
        }

        if (posting.Entitlement is { } code && _codes.TryGetValue(code, out var home))
        {
            return home.MemberId == line.MemberId ? new OwnedPosting(home.Key, posting, Order: null) : null;
        }

        // What looks like an account may be the end of some name: then it is none of this member.
        var registered = origin.Customer is { } id ? _customers.GetValueOrDefault((origin.Shop!, id)) : null;
        registered = PostingOrigin.ActsOf(posting.Key, _shops).Select(act => _acts.GetValueOrDefault(act))
            .FirstOrDefault(act => act?.MemberId == line.MemberId) ?? registered;
        var owner = registered?.MemberId == line.MemberId ? registered.Key
            : PostingOrigin.ParentOf(posting.Key) is { } parent ? ownerOf(parent) ?? line.Customer
            : line.Customer;
        return new OwnedPosting(owner, posting, Order: null);
    }

    /// <summary>Of what was done by hand, redeemed or noted: the customer of the act.</summary>
    private static async Task<IReadOnlyList<OwnerRow>> ActsAsync(
        Session session, IEnumerable<string> posted, IReadOnlyCollection<string> shops)
    {
        var keys = posted.SelectMany(key => PostingOrigin.ActsOf(key, shops))
            .Distinct(StringComparer.Ordinal).ToArray();
        return keys.Length == 0 ? [] : await session.RowsAsync<OwnerRow>("ActHomes", new { keys = Column.List(keys) });
    }

    /// <summary>Of a reward for a friend's order: the customer whose code the order carried.</summary>
    private static async Task<IReadOnlyList<OwnerRow>> CodesAsync(Session session, List<Posting> posted)
    {
        var keys = posted.Select(posting => posting.Entitlement).OfType<string>()
            .Distinct(StringComparer.Ordinal).ToArray();
        return keys.Length == 0
            ? []
            : await session.RowsAsync<OwnerRow>("EntitlementHomes", new { keys = Column.List(keys) });
    }

    private static async Task<IReadOnlyList<OwnerRow>> RowsAsync(
        Session session, string statement, string shop, IEnumerable<string?> ids)
    {
        var distinct = ids.OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return distinct.Length == 0
            ? []
            : await session.RowsAsync<OwnerRow>(statement, new { shop, ids = Column.List(distinct) });
    }

    private sealed record OwnerRow
    {
        public string Shop { get; init; } = "";

        public string Source { get; init; } = "";

        public string CustomerId { get; init; } = "";

        public string MemberId { get; init; } = "";

        public CustomerKey Key => new(Shop, CustomerId);
    }
}

/// <param name="Order">The order it goes along with when that changes hands.</param>
internal sealed record OwnedPosting(CustomerKey Owner, Posting Posting, string? Order);

using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Demo;

/// <summary>What happened in the demo, gathered while it plays.</summary>
internal sealed class DemoStory(IReadOnlyList<DemoShop> shops)
{
    public IReadOnlyList<DemoShop> Shops { get; } = shops;

    public long Members { get; set; }

    public DemoLedger Ledger { get; set; } = new(0, 0, 0);

    public List<CheckoutProof> Checkout { get; } = [];

    public List<DemoExample> Examples { get; } = [];
}

/// <summary>One shop of the demo with its three runs.</summary>
internal sealed class DemoShop(IShop shop, Uri url)
{
    public IShop Shop { get; } = shop;

    public Uri Url { get; } = url;

    public ShopTotals? Totals { get; set; }

    /// <summary>Shopify: the page that one of its shoppers with a code sees; null: there is none to show.</summary>
    public Uri? ShopperPage { get; set; }

    public int ForeignTagsBefore { get; set; }

    public int ForeignTagsAfter { get; set; }

    public List<RunReport> Runs { get; } = [];

    /// <summary>Customers carrying each tag of the programme, after the last run.</summary>
    public Dictionary<string, int> Segments { get; } = new(StringComparer.Ordinal);
}

/// <param name="Balance">What the members may spend, as evaluated.</param>
/// <param name="BalanceFromPostings">The same from nothing but the stored lines of the ledger.</param>
internal sealed record DemoLedger(long Postings, long Balance, long BalanceFromPostings);

/// <param name="CodeForOwner">Null when no code is out in this shop.</param>
internal sealed record CheckoutProof(
    string Platform, decimal? VipShipping, decimal? OtherShipping, bool? CodeForOwner, bool? CodeForOther,
    string? Vip = null, string? Owner = null, string? Code = null);

internal sealed record DemoExample(string Name, string Shop, IReadOnlyList<Reason> Reasons, Instant? NextChange);

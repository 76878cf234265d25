using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Life;
using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sandbox.Shopify.Webhooks;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.Webhooks;

namespace ShopConnector.Sandbox;

/// <summary>One running shop: where it is, how to get in, and what it knows.</summary>
public sealed class SandboxShop
{
    internal SandboxShop(ShopState state, IShopFace face, Uri url, SandboxFaults faults)
    {
        State = state;
        Face = face;
        Url = url;
        Staff = new SandboxStaff(state, face);
        Packing = new PackingDesk(state, face);
        Post = new SandboxPost(state, face.Webhooks, faults);
    }

    public string Name => State.Name;

    /// <summary><c>shopify</c> or <c>woocommerce</c>.</summary>
    public string Platform => State.Platform;

    public Uri Url { get; }

    public SandboxCredentials Credentials => Face.Credentials;

    /// <summary>What the merchant's people do by hand.</summary>
    public SandboxStaff Staff { get; }

    /// <summary>Delivers webhooks when told to.</summary>
    public SandboxPost Post { get; }

    /// <summary>Where parcels are made, and held back.</summary>
    public PackingDesk Packing { get; }

    /// <summary>
    /// Shopify: the app's proxy URL, as the merchant fills it in. Shoppers find it at /apps/loyalty of the shop, after
    /// /account/login?customer=NUMBER.
    /// </summary>
    public Uri? AppProxyUrl
    {
        get => (Face as ShopifyFace)?.Storefront.App;
        set => ((ShopifyFace)Face).Storefront.App = value;
    }

    /// <summary>Shopify: what becomes of the app that connects.</summary>
    public InstalledApp App => ((ShopifyFace)Face).App;

    public SandboxRecords Records => SnapshotRecords();

    /// <summary>What stands in the shop now, whatever anybody has read of it.</summary>
    public SandboxTruth Truth()
    {
        lock (State.Gate)
            return SandboxTruth.Of(State, Face);
    }

    /// <summary>
    /// The orders as they really are, by id, without drafts and damaged rows: what a reader must arrive at.
    /// </summary>
    public IReadOnlyDictionary<long, OrderFacts> Orders
    {
        get
        {
            lock (State.Gate)
            {
                return State.Orders.Values.Where(order => order is { Unreadable: false, State: not OrderState.Draft })
                    .ToDictionary(order => order.Id, OrderFacts.Of);
            }
        }
    }

    internal ShopState State { get; }

    internal IShopFace Face { get; }

    /// <summary>From now on no fault strikes: what was disturbed can come to rest.</summary>
    public void CalmDown()
    {
        lock (State.Gate)
        {
            State.IsCalm = true;
            State.LateVisibilityRequests = 0;
        }
    }

    private SandboxRecords SnapshotRecords()
    {
        lock (State.Gate)
        {
            return new SandboxRecords
            {
                ForeignTagsBefore = State.ForeignTags.Count,
                ForeignTagsNow = State.ForeignTags.Standing(TagsHeld),
                Customers = State.Customers.Values.Count(customer => !customer.IsStaff),
                Orders = State.Orders.Values.Count(order =>
                    order is { Unreadable: false, State: not OrderState.Draft }),
                Requests = State.Counters.Requests,
                Writes = State.Counters.Writes,
                Cost = State.Counters.Cost,
                Throttled = State.Counters.Throttled,
                LiveCodes = LiveCodes(),
            };
        }
    }

    private IReadOnlyList<string> TagsHeld(long id) =>
        State.Customers.TryGetValue(id, out var customer) ? Face.TagsOf(customer) : [];

    private ImmutableSortedDictionary<string, ImmutableArray<string>> LiveCodes() => Face.LiveCodes()
        .SelectMany(code =>
            code.CustomerIds.Select(id => id.ToString(CultureInfo.InvariantCulture))
            .Concat(code.Emails).Select(owner => (owner, code.Code)))
        .GroupBy(row => row.owner, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(
            group => group.Key,
            group => group.Select(row => row.Code).Order(StringComparer.Ordinal).ToImmutableArray(),
            StringComparer.Ordinal);
}

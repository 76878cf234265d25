using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Demo;

/// <summary>Looks at the end of the story: what is stored, what the shops show, what their checkouts do.</summary>
internal sealed class DemoProofs(DemoStage stage)
{
    private const int ExamplesAtMost = 3;

    public async Task GatherAsync(CancellationToken ct)
    {
        var ledger = new LedgerProof(stage.Connector.Program, stage.Connector.Clock.GetCurrentInstant());
        using var checkout = new ShopCheckout();
        foreach (var shop in stage.Story.Shops)
        {
            var buyers = new Buyers(shop.Shop.Name);
            await foreach (var member in stage.Connector.Storage.AllAsync(shop.Shop.Name, ct))
            {
                ledger.Add(member);
                buyers.Look(member);
                Count(shop, member);
                Keep(shop, member);
            }

            shop.Totals = await stage.Connector.Storage.TotalsAsync(shop.Shop.Name, ct);
            var records = stage.RecordsOf(shop);
            shop.ForeignTagsBefore = records.ForeignTagsBefore;
            shop.ForeignTagsAfter = records.ForeignTagsNow;
            shop.ShopperPage = shop.Shop.Platform == Sync.Platform.Shopify && buyers.Owner is { } owner
                ? new Uri(shop.Url, $"account/login?customer={owner.Key.Id}") : null;
            stage.Story.Checkout.Add(await checkout.ProveAsync(shop, buyers, ct));
        }

        stage.Story.Members = ledger.Members;
        stage.Story.Ledger = ledger.Result;
    }

    private void Count(DemoShop shop, StoredMember member)
    {
        var shown = member.Customers.Where(customer => customer.Key.Shop == shop.Shop.Name)
            .SelectMany(customer => customer.Card.Tags.Where(tag => IsOurs(customer, tag, shop)));
        foreach (var tag in shown)
        {
            var segment = stage.Connector.Program.Rules.Segments
                .FirstOrDefault(one => one.Tag.Equals(tag, StringComparison.OrdinalIgnoreCase));
            if (segment is not null)
            {
                shop.Segments[segment.Tag] = shop.Segments.GetValueOrDefault(segment.Tag) + 1;
            }
        }
    }

    private static bool IsOurs(HeldCustomer customer, string tag, DemoShop shop) =>
        shop.Shop.Platform == Sync.Platform.WooCommerce
        || customer.OwnedTags.Contains(tag, StringComparer.OrdinalIgnoreCase);

    /// <summary>One member with a code, and one for each of the first tags, to show the reasons of.</summary>
    private void Keep(DemoShop shop, StoredMember member)
    {
        var examples = stage.Story.Examples;
        var holder = member.Customers.First(customer => customer.Key.Shop == shop.Shop.Name);
        var hasCode = holder.Card.OfferCode is not null;
        var wanted = examples.Count == 0 ? hasCode : holder.OwnedTags.Length >= 2 || holder.Card.PointsPending > 0;
        if (examples.Count == ExamplesAtMost
            || !wanted
            || examples.Exists(one => one.Shop == shop.Shop.Name && one.Name == holder.DisplayName))
        {
            return;
        }

        var at = stage.Connector.Clock.GetCurrentInstant();
        var program = stage.Connector.Program;
        examples.Add(new DemoExample(
            holder.DisplayName ?? holder.Key.Id, shop.Shop.Name, Evaluation.Explain(member.History, program, at),
            Evaluation.Of(member.History, program, at).NextChange));
    }
}

/// <summary>The customers whose checkouts are compared.</summary>
internal sealed class Buyers(string shop)
{
    public HeldCustomer? Vip { get; private set; }

    public HeldCustomer? Other { get; private set; }

    /// <summary>Somebody with a live code, and that code.</summary>
    public HeldCustomer? Owner { get; private set; }

    public Entitlement? Entitlement { get; private set; }

    public void Look(StoredMember member)
    {
        foreach (var customer in member.Customers)
        {
            if (customer.Key.Shop != shop || customer.Key.IsGuest || customer.IsStaff)
            {
                continue;
            }

            var isVip = customer.Card.Tags.Contains("VIP", StringComparer.OrdinalIgnoreCase);
            Vip ??= isVip ? customer : null;
            var live = member.History.Entitlements.FirstOrDefault(one =>
                one.Customer == customer.Key && one is { State: EntitlementState.Open, Code: not null });
            Other ??= isVip || live is not null ? null : customer;
            if (Owner is null && live is not null)
            {
                (Owner, Entitlement) = (customer, live);
            }
        }
    }
}

/// <summary>Adds up the ledger twice: as evaluated, and from nothing but its stored lines.</summary>
internal sealed class LedgerProof(CompiledProgram program, Instant at)
{
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private long _postings;
    private long _balance;
    private long _fromPostings;

    public long Members => _members.Count;

    public DemoLedger Result => new(_postings, _balance, _fromPostings);

    public void Add(StoredMember member)
    {
        if (!_members.Add(member.History.Id))
        {
            return;
        }

        _postings += member.History.Postings.Length;
        _balance += Evaluation.Of(member.History, program, at).Points.Balance;
        _fromPostings += member.History.Postings
            .Where(posting => posting.AvailableAt <= at)
            .Sum(posting => posting.Points);
    }
}

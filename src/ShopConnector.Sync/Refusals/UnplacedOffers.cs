using ShopConnector.Loyalty;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Sync.Refusals;

/// <summary>
/// Offers that members would get if a shop could keep a code to them. Nothing is planned for them, so that no run asks
/// the shop for what it refuses; a person is told.
/// </summary>
internal sealed class UnplacedOffers
{
    private const int NamedAtMost = 3;

    private readonly SortedDictionary<string, Without> _offers = new(StringComparer.Ordinal);

    /// <summary>One sentence for each offer.</summary>
    public IEnumerable<string> Notes => _offers.Select(one => one.Value.Note(one.Key));

    public void Add(StoredMember member, Decision decision, string shop)
    {
        foreach (var offer in decision.Unplaced)
        {
            if (!_offers.TryGetValue(offer, out var without))
            {
                _offers.Add(offer, without = new Without());
            }

            without.Members++;
            // A guest's key is their address, which is nothing for a log.
            var account = member.Customers.FirstOrDefault(
                one => !one.Key.IsGuest && string.Equals(one.Key.Shop, shop, StringComparison.Ordinal));
            if (account is not null && without.Named.Count < NamedAtMost)
            {
                without.Named.Add(account.Key.ToString());
            }
        }
    }

    private sealed class Without
    {
        public int Members { get; set; }

        public List<string> Named { get; } = [];

        public string Note(string offer)
        {
            var who = Members == 1
                ? "1 member gets no code"
                : FormattableString.Invariant($"{Members} members get no code");
            var such = Named.Count == 0 ? "" : $" ({string.Join(", ", Named)}{(Named.Count < Members ? ", …" : "")})";
            return $"Offer {offer}: {who}{such}, because no shop can keep one to them: they are staff, or guests on "
                + "Shopify, or their e-mail address is missing or refused. They get it as soon as that changes.";
        }
    }
}

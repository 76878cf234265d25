using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Sync.Recalling;

/// <summary>
/// Before a shop's first run: the codes of an installation whose database was lost. The letters of a code follow from a
/// secret that was lost too, so without this every member would get a second one beside the first, and another before
/// the cool-down is over.
/// </summary>
/// <param name="isFirst">No run of the shop has come to its end; later ones have storage to ask.</param>
internal sealed class LostCodes(IShop shop, bool isFirst)
{
    private ILookup<string, IssuedCode>? _byEmail;
    private int _open;

    /// <summary>What a person should know of the members seen so far.</summary>
    public IEnumerable<string> Notes => _open == 0 ? [] :
    [
        _open == 1
            ? $"1 code of an earlier installation is open in {shop.Name} and stays; no second one is given beside it."
            : $"{_open} codes of an earlier installation are open in {shop.Name} and stay; no second ones are given "
                + "beside them.",
    ];

    public async Task<StoredMember> IntoAsync(StoredMember member, Instant at, CancellationToken ct)
    {
        if (!isFirst || shop is not IRecallsCodes recalls)
        {
            return member;
        }

        var here = member.Customers.Where(held => !held.IsGone && IsHere(held.Key)).ToList();
        if (_byEmail is null && here.TrueForAll(held => held.Card.Points is null && held.StrayOrders.IsEmpty))
        {
            // A card of ours always tells the points, and a guest's stands on an earlier order when a newer one came
            // since: nobody has written to this shop before.
            return member;
        }

        _byEmail ??= await ReadAsync(recalls, ct);
        var known = member.History.Entitlements.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var recalled = here.Select(held => Email.Normalise(held.Email)).OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .SelectMany(email => _byEmail[email].Select(code => EntitlementOf(code, email, here)))
            .Where(one => known.Add(one.Key)).ToImmutableArray();
        _open += recalled.Count(one => one.State == EntitlementState.Open && at < one.ValidUntil);
        return recalled.IsEmpty ? member : member with
        {
            History = member.History with { Entitlements = [.. member.History.Entitlements, .. recalled] },
            Recalled = recalled,
        };
    }

    private bool IsHere(CustomerKey customer) => string.Equals(customer.Shop, shop.Name, StringComparison.Ordinal);

    private static async Task<ILookup<string, IssuedCode>> ReadAsync(IRecallsCodes recalls, CancellationToken ct)
    {
        // Points that were spent were lost with the database: nobody can tell whether what they bought is still owed.
        var all = await recalls.IssuedAsync(ct)
            .Where(code => EntitlementKey.OfferOf(code.Entitlement) is not null).ToListAsync(ct);
        return all.ToLookup(code => Email.Normalise(code.Email) ?? "", StringComparer.Ordinal);
    }

    private static Entitlement EntitlementOf(IssuedCode code, string email, List<HeldCustomer> held)
    {
        var named = held.FindAll(one => string.Equals(Email.Normalise(one.Email), email, StringComparison.Ordinal));
        var owner = named.Find(one => string.Equals(one.Card.OfferCode, code.Code, StringComparison.OrdinalIgnoreCase))
            ?? named.Find(one => !one.Key.IsGuest) ?? named[0];
        var (offer, step) = EntitlementKey.OfferOf(code.Entitlement)!.Value;
        return new Entitlement(
            code.Entitlement, offer, owner.Key, code.MadeAt, code.EndsAt, code.Code,
            code.IsUsed ? EntitlementState.Used : EntitlementState.Open, email)
        {
            Terms = code.Terms,
            Step = step,
        };
    }
}

using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Sync.Plan;

/// <summary>Which personal codes one customer is still to get, or to lose, and which one the shop shows.</summary>
internal sealed class CodePlan(LoyaltyProgram rules, byte[] secret)
{
    /// <param name="isCodeless">Its shop takes no personal code for it: what is promised waits until it does.</param>
    public CustomerCodes Of(
        HeldCustomer held, ImmutableArray<Entitlement> stored, Decision decision, Instant at, bool isCodeless)
    {
        var codes = new CustomerCodes();
        foreach (var entitlement in decision.Entitlements)
        {
            if (entitlement.Customer != held.Key)
            {
                continue;
            }

            var before = stored.FirstOrDefault(
                one => string.Equals(one.Key, entitlement.Key, StringComparison.Ordinal));
            var isPromised = IsPromised(entitlement, decision) && (!isCodeless || entitlement.Referral is not null);
            codes = Add(codes, before, entitlement, isPromised, at);
        }

        return codes;
    }

    /// <summary>Every code of a customer who may have none any more: what is open ends, and is taken back.</summary>
    public CustomerCodes Withdrawn(
        CustomerKey customer, ImmutableArray<Entitlement> stored, Decision decision, Instant at)
    {
        var codes = new CustomerCodes();
        foreach (var one in stored.Where(one => one.Customer == customer && one.State == EntitlementState.Open))
        {
            // Of who is still there but may carry nothing, such as staff, it would stay open.
            var decided = decision.Entitlements
                .FirstOrDefault(now => string.Equals(now.Key, one.Key, StringComparison.Ordinal));
            var state = decided is { State: EntitlementState.Used or EntitlementState.Away }
                ? decided.State : EntitlementState.Ended;
            codes = codes with { Changed = codes.Changed.Add(one with { State = state }) };
            if (state != EntitlementState.Used && at < one.ValidUntil && one is { Control: false, Tag: null })
            {
                // Without a code the shop's answer was lost, and it may have made the code all the same.
                var code = one.Code ?? CodeOf(one);
                codes = codes with
                {
                    Retire = codes.Retire.Add(
                        new CodeToRetire(one.Key, code, state) { ForFriends = one.Referral is not null }),
                };
            }
        }

        return codes;
    }

    private CustomerCodes Add(
        CustomerCodes codes, Entitlement? before, Entitlement now, bool isPromised, Instant at)
    {
        if (now != before)
        {
            codes = codes with { Changed = codes.Changed.Add(now) };
        }

        return now.State switch
        {
            // A tag has no code, and the control group gets neither.
            EntitlementState.Open when now.Terms is { } terms => WithOpen(codes, now, terms, isPromised),
            // An expired code ends by itself; one that is withdrawn earlier has to be taken back.
            EntitlementState.Ended or EntitlementState.Withdrawn or EntitlementState.Away
                when before is { State: EntitlementState.Open, Code: { } code } && at < now.ValidUntil
                => codes with
                {
                    Retire = codes.Retire.Add(
                        new CodeToRetire(now.Key, code, now.State) { ForFriends = now.Referral is not null }),
                },
            _ => codes,
        };
    }

    // Of an offer that was taken out of the programme meanwhile, a code that no shop has yet is promised to nobody. One
    // that points were spent on is, or that a friend's order brought.
    private bool IsPromised(Entitlement now, Decision decision) =>
        now.Referred is not null
        || decision.Redemptions.Any(one => string.Equals(one.Id, now.Key, StringComparison.Ordinal))
        || rules.Offers.Any(one => string.Equals(one.Name, now.Offer, StringComparison.OrdinalIgnoreCase));

    private CustomerCodes WithOpen(CustomerCodes codes, Entitlement now, CodeTerms terms, bool isPromised)
    {
        var code = now.Code ?? CodeOf(now);
        var lastDay = now.ValidUntil.InZone(rules.Zone).Date.PlusDays(-1);
        if (now.Code is null && isPromised)
        {
            codes = codes with
            {
                Issue = codes.Issue.Add(
                    new CodeToIssue(
                        now.Key, code, now.Offer, terms, now.OpenedAt - Head, now.ValidUntil, lastDay)
                    {
                        Currency = rules.Currency,
                        ForFriends = now.Referral is not null,
                    }),
            };
        }

        if (now.Referral is not null)
        {
            return now.Code is not null || isPromised ? codes with { ForFriends = code } : codes;
        }

        return IsShown(code, lastDay, codes.Current) && (now.Code is not null || isPromised)
            ? codes with { Current = new CurrentCode(code, lastDay) }
            : codes;
    }

    // The one that lasts longest. Of two that end together always the same, in whatever order they come: new ones come
    // as the programme has them, stored ones do not, and the next plan would show the other one.
    private static bool IsShown(string code, LocalDate lastDay, CurrentCode? shown) =>
        shown is null || shown.Until < lastDay
        || (shown.Until == lastDay && string.CompareOrdinal(code, shown.Code) < 0);

    private string CodeOf(Entitlement one) => DiscountCode.For(one.Key, secret, Prefix(one.Offer));

    /// <summary>The offer's first word, as far as a shop and a person on the telephone can spell it.</summary>
    internal static string Prefix(string offer)
    {
        var word = offer.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        return new string([.. word.Where(char.IsAsciiLetterOrDigit).Take(PrefixLength)]).ToUpperInvariant();
    }

    private const int PrefixLength = 8;

    // A shop whose clock is behind ours would refuse a code that starts "now" until it has caught up.
    private static readonly Duration Head = Duration.FromHours(1);
}

/// <param name="Until">Null: as long as the customer is who it is for.</param>
internal sealed record CurrentCode(string Code, LocalDate? Until);

/// <param name="Changed">Entitlements to be stored: new ones, and those whose state moved.</param>
internal sealed record CustomerCodes(
    ImmutableArray<CodeToIssue> Issue, ImmutableArray<CodeToRetire> Retire, ImmutableArray<Entitlement> Changed,
    CurrentCode? Current)
{
    /// <summary>The open code for friends; null: none.</summary>
    public string? ForFriends { get; init; }

    public CustomerCodes() : this([], [], [], Current: null)
    {
    }
}

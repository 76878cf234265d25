using NodaTime;

namespace ShopConnector.Loyalty.Offers.Budgets;

/// <summary>How far the budget of one offer goes, and whom it makes wait.</summary>
internal sealed class SpentBudget(BudgetedOffer offer, string currency, IReadOnlyList<OpenPromises> open)
{
    private readonly OfferAccount _account = new(offer, open);
    // As many as the budget let out at most.
    private readonly List<Entitlement> _retiring = [];
    private decimal _never;
    private int _neverFit;

    public BudgetedOffer Offer => offer;

    /// <summary>In this shop.</summary>
    public int Waiting { get; private set; }

    /// <returns>Null: it is given, and counted.</returns>
    public WaitingOffer? Refuses(Entitlement? before, Entitlement now, Instant at)
    {
        if (before is { State: EntitlementState.Open, Code: not null }
            && now.State is EntitlementState.Ended or EntitlementState.Withdrawn or EntitlementState.Away)
        {
            Retire(now);
            return null;
        }

        if (_account.Takes(before?.State, now, at))
        {
            return null;
        }

        var waits = new WaitingOffer(
            now.Key, offer.Offer, offer.Budget, _account.Promises, _account.Worth, _account.WorthOf(now))
        {
            IsForFriend = now.Referred is not null,
        };
        Waiting++;
        if (waits.NeverFits)
        {
            _neverFit++;
            _never = Math.Max(_never, waits.Wants);
        }

        return waits;
    }

    /// <summary>Its code is worth something until the shop has confirmed that it is gone.</summary>
    public void Retire(Entitlement ended) => _retiring.Add(ended);

    public void Count(Entitlement recalled, Instant at) => _account.Takes(before: null, recalled, at);

    public void NextShop(Instant at)
    {
        foreach (var gone in _retiring)
        {
            _account.Takes(EntitlementState.Open, gone, at);
        }

        _retiring.Clear();
        (Waiting, _neverFit, _never) = (0, 0, 0m);
    }

    public string Note()
    {
        var who = Waiting == 1 ? "1 member waits" : Text($"{Waiting} members wait");
        var (most, worth) = (offer.Budget.Codes, offer.Budget.Liability);
        var limits = new[]
        {
            most is null ? null : Text($"{_account.Promises} open of at most {most}"),
            worth is null ? null : Text($"{_account.Worth:0.00} of at most {worth:0.00} {currency}"),
        };
        return $"Offer {offer.Offer}: {who}, because its budget is given out: "
            + $"{string.Join(", ", limits.OfType<string>())}. {Remedy()}";
    }

    private string Remedy()
    {
        if (_neverFit == 0)
        {
            return "Raise Budget to let them in sooner.";
        }

        var whom = Waiting == 1 ? "this one" : _neverFit == Waiting ? "them" : Text($"{_neverFit} of them");
        return Text($"No place that becomes free will do for {whom}: one code alone comes to more than all of it. ")
            + Text($"Raise Budget:Liability to {_never:0.00} or more.");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}

using ShopConnector.Loyalty;
using ShopConnector.Loyalty.WhatIf;

namespace ShopConnector.Sync.Plan.Comparing;

/// <summary>
/// What another programme would do, in all shops that one command plans, one after the other: what the plan of one shop
/// would give out, the next one cannot give any more.
/// </summary>
public sealed class ProgramComparison(OtherProgram other)
{
    private readonly HashSet<string> _planned = new(StringComparer.Ordinal);
    private LiabilitySum? _today;
    private LiabilitySum? _then;

    public OtherProgram Other => other;

    /// <summary>
    /// The shop as the other programme would set it up; the shop itself where nothing is to be told of that.
    /// </summary>
    public Func<IShop, IShop> ShopUnder { get; init; } = static shop => shop;

    internal BudgetBook BudgetsToday { get; } = new();

    internal BudgetBook BudgetsThen { get; } = new();

    /// <summary>Over all shops planned so far, each member's points once; null: none was.</summary>
    public ProgramLiability? OwedToday => _today?.Sum();

    /// <summary>The same under the other programme.</summary>
    public ProgramLiability? OwedThen => _then?.Sum();

    internal void Add(LoyaltyProgram rulesToday, PlannedMember today, PlannedMember then)
    {
        Add(_today ??= new LiabilitySum(rulesToday), today);
        Add(_then ??= new LiabilitySum(other.Program.Rules), then);
    }

    /// <summary>Members of this shop have had their points counted.</summary>
    internal void Ended(string shop) => _planned.Add(shop);

    private void Add(LiabilitySum sum, PlannedMember planned)
    {
        var outcome = planned.Outcome();
        if (planned.Member.Customers.Any(customer => _planned.Contains(customer.Key.Shop)))
        {
            sum.AddPoints(-planned.Redeemed); // They were counted as points, for this shop had not made codes of them.
            sum.AddCodes(outcome.Entitlements);
        }
        else
        {
            sum.Add(outcome);
        }
    }
}

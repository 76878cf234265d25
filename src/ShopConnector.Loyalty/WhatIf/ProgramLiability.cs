using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;

namespace ShopConnector.Loyalty.WhatIf;

/// <summary>What a programme owes to all its members at one instant, in its own currency.</summary>
/// <param name="Points">Balances above zero, and what is pending.</param>
/// <param name="PointsWorth">Null where no reward says what a point is worth.</param>
/// <param name="CodesWorth">
/// Of the open codes that take off an amount, and of others what their offer's <c>Budget:PerCode</c> says.
/// </param>
/// <param name="CodesUnknown">Open codes beside those, of which nobody can say what they will take off.</param>
public sealed record ProgramLiability(
    string Currency, long Points, decimal? PointsWorth, decimal CodesWorth, long CodesUnknown)
{
    public decimal Worth => (PointsWorth ?? 0m) + CodesWorth;
}

/// <summary>Adds up <see cref="ProgramLiability"/>, member after member.</summary>
internal sealed class LiabilitySum(LoyaltyProgram program)
{
    private readonly Dictionary<string, decimal> _perCode = program.Offers
        .Where(offer => offer.Budget is { PerCode: > 0m })
        .ToDictionary(offer => offer.Name, offer => offer.Budget!.PerCode, StringComparer.OrdinalIgnoreCase);

    private long _points;
    private decimal _codes;
    private long _unknown;

    public void Add(Decision decision)
    {
        _points = checked(_points + Math.Max(0, decision.Points.Balance) + decision.Points.Pending);
        foreach (var held in decision.Entitlements)
        {
            if (held is not { State: EntitlementState.Open, Control: false, Terms: { } terms })
                continue;

            if (terms.Kind == CodeKind.Amount)
                _codes += terms.Number;
            else if (_perCode.TryGetValue(held.Offer, out var worth))
                _codes += worth;
            else
                _unknown++;
        }
    }

    public ProgramLiability Sum() =>
        new(program.Currency, _points, PointWorth.Of(_points, program), _codes, _unknown);
}

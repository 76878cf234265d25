using System.Collections.Immutable;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;

namespace ShopConnector.Loyalty.WhatIf;

/// <summary>Adds up <see cref="ProgramLiability"/>, member after member.</summary>
public sealed class LiabilitySum(LoyaltyProgram program)
{
    private readonly Dictionary<string, decimal> _perCode = program.Offers
        .Where(offer => offer.Budget is { PerCode: > 0m })
        .ToDictionary(offer => offer.Name, offer => offer.Budget!.PerCode, StringComparer.OrdinalIgnoreCase);

    private long _points;
    private decimal _codes;
    private long _unknown;

    public void Add(MemberOutcome member)
    {
        AddPoints(checked(Math.Max(0, member.Balance) + member.Pending));
        AddCodes(member.Entitlements);
    }

    /// <param name="points">Below zero where they have become codes since they were added.</param>
    public void AddPoints(long points) => _points = checked(_points + points);

    public void AddCodes(ImmutableArray<Entitlement> entitlements)
    {
        foreach (var held in entitlements)
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

namespace ShopConnector.Loyalty.WhatIf;

/// <summary>What a programme owes to all its members at one instant, in its own currency.</summary>
/// <param name="Points">Balances above zero, and what is pending.</param>
/// <param name="PointsWorth">Null: points are owed, and no reward says what one is worth.</param>
/// <param name="CodesWorth">
/// Of the open codes that take off an amount, and of others what their offer's <c>Budget:PerCode</c> says.
/// </param>
/// <param name="CodesUnknown">Open codes beside those, of which nobody can say what they will take off.</param>
public sealed record ProgramLiability(
    string Currency, long Points, decimal? PointsWorth, decimal CodesWorth, long CodesUnknown)
{
    /// <summary>
    /// All that is known to be owed: at least so much where <see cref="CodesUnknown"/> is above zero. Null: nobody
    /// knows, as points are a part of it that has no worth.
    /// </summary>
    public decimal? Worth => PointsWorth + CodesWorth;

    /// <summary>More under the other programme, or less; null: <paramref name="unknown"/> says why.</summary>
    public static decimal? Between(ProgramLiability today, ProgramLiability other, out LiabilityUnknown? unknown)
    {
        unknown = !string.Equals(today.Currency, other.Currency, StringComparison.OrdinalIgnoreCase)
            ? LiabilityUnknown.CurrenciesDiffer
            : today.Worth is null || other.Worth is null ? LiabilityUnknown.NoReward : null;
        return unknown is null ? other.Worth - today.Worth : null;
    }
}

/// <summary>Why two programmes cannot be compared in money.</summary>
public enum LiabilityUnknown
{
    /// <summary>In one of them, or in both, no reward of an amount gives points a worth.</summary>
    NoReward,

    CurrenciesDiffer,
}

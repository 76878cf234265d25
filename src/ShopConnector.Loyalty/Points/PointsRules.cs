using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Points.Multiplying;

namespace ShopConnector.Loyalty.Points;

/// <summary>How points are earned, held back and lost. Defaults are those of the contract.</summary>
public sealed record PointsRules
{
    /// <summary>Points per unit of the programme's currency.</summary>
    public decimal PerUnit { get; init; } = 1m;

    /// <summary>Replaces <see cref="PerUnit"/> for orders paid on or after a day.</summary>
    public ImmutableArray<DatedRate> Rates { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Orders paid, and bonuses dated, before this day earn nothing.</summary>
    public LocalDate? From { get; init; }

    public EarnOn EarnOn { get; init; } = EarnOn.GoodsWithTax;

    public Rounding Rounding { get; init; } = Rounding.Down;

    /// <summary>Days after payment until points may be spent: the return window. 0–3650.</summary>
    public int PendingDays { get; init; } = 14;

    public ExpiryPolicy Expiry { get; init; } = ExpiryPolicy.None;

    public ImmutableArray<Multiplier> Multipliers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>All of them hold together.</summary>
    public ImmutableArray<PointsCap> Caps { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<Bonus> Bonuses { get => field.IsDefault ? [] : field; init; } = [];
}

public sealed record DatedRate(LocalDate From, decimal PerUnit);

/// <param name="Kind">Of the event, for <see cref="BonusOn.Event"/> only.</param>
public sealed record Bonus(string Name, BonusOn On, long Points, string? Kind = null);

public enum BonusOn { Registration, Event, Birthday }

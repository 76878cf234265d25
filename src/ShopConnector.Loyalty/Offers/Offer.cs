using System.Collections.Immutable;
using ShopConnector.Loyalty.Offers.Referring;

namespace ShopConnector.Loyalty.Offers;

/// <summary>
/// Something promised to the members a query holds for: a personal discount code or a tag, valid for some days.
/// </summary>
/// <param name="Query">Segment language: who gets it.</param>
/// <param name="ValidDays">It works through the end of this many days after the day it opens.</param>
/// <param name="CooldownDays">Not offered again to a member within this many days after the last one opened.</param>
public sealed record Offer(string Name, string Query, OfferValue Value, int ValidDays = 7, int CooldownDays = 90)
{
    /// <summary>One in ten gets nothing, so that the effect of an offer can be known at all.</summary>
    public const decimal UsualControlShare = 0.1m;

    /// <summary>Least amount of goods its codes ask for, in the programme's currency; 0: none.</summary>
    public decimal MinimumSpend { get; init; }

    /// <summary>Whether its codes may be used beside other discounts on goods.</summary>
    public bool Combines { get; init; }

    /// <summary>It is withdrawn, and its code retired, as soon as the query no longer holds.</summary>
    public bool WhileTrue { get; init; }

    /// <summary>Only for members who agreed to e-mail; see <see cref="UnknownConsent"/>.</summary>
    public bool NeedsConsent { get; init; } = true;

    /// <summary>Also for a member with an open complaint; for nobody else is a campaign less welcome.</summary>
    public bool DuringComplaint { get; init; }

    /// <summary>Share of the members who get nothing and are followed all the same. 0–1.</summary>
    public decimal ControlShare { get; init; } = UsualControlShare;

    /// <summary>Null: no limit on what is open at once.</summary>
    public OfferBudget? Budget { get; init; }

    /// <summary>
    /// Null: its code is for the member. Else it is for the member's friends, no step follows it, and it takes no place
    /// under the <see cref="OfferPressure"/>: nothing is asked of the member.
    /// </summary>
    public Referral? Referral { get; init; }

    /// <summary>What follows when the member buys nothing, in the order of their days.</summary>
    public ImmutableArray<OfferStep> Steps { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The tags that it puts on customers.</summary>
    internal IEnumerable<string> Labels =>
        Steps.Select(step => step.Value).Prepend(Value).Select(value => value.Label).OfType<string>();
}

/// <summary>One further step of an offer: a reminder, or something stronger that lasts longer.</summary>
/// <param name="AfterDays">Whole days after the day on which the offer opened.</param>
public sealed record OfferStep(int AfterDays, OfferValue Value, int ValidDays = 7);

/// <summary>The most of an offer that may be open at once; who comes later waits.</summary>
/// <param name="Codes">Null: any number.</param>
/// <param name="Liability">Worst case of all that is open, in the programme's currency; null: no limit.</param>
/// <param name="PerCode">What one costs at worst where its value is not an amount.</param>
public sealed record OfferBudget(int? Codes = null, decimal? Liability = null, decimal PerCode = 0m);

/// <summary>At most this many offers open for one member within so many days, over all offers.</summary>
public sealed record OfferPressure(int Offers, int Days);

/// <summary>What an offer is where nobody ever asked a member whether e-mail is welcome.</summary>
public enum UnknownConsent { Allow, Refuse }

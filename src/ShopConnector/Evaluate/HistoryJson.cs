using System.Text.Json.Serialization;
using ShopConnector.Evaluate.Referring;

namespace ShopConnector.Evaluate;

/// <summary>
/// A history file as the contract has it. Everything is optional and text here, so that what is missing or
/// unreadable can be named by its place instead of stopping at the first.
/// </summary>
internal sealed record HistoryJson(string? At, List<MemberJson?>? Members);

internal sealed record MemberJson(
    string? Id, List<CustomerJson?>? Customers, List<OrderJson?>? Orders, List<RedemptionJson?>? Redemptions,
    List<ManualJson?>? Manual, List<EventJson?>? Events, List<PostingJson?>? Postings, List<OfferJson?>? Offers,
    List<ReferralJson?>? Referrals);

internal sealed record CustomerJson(
    string? Shop, string? Id, string? Email, string? CreatedAt, List<string?>? Tags, string? Country, string? Region,
    string? City, string? Language, string? Birthday, string? EmailSubscription, string? SmsSubscription,
    string? AccountStatus);

internal sealed record OrderJson(
    string? Shop, string? Id, string? PlacedAt, string? PaidAt, string? Currency, string? Total, string? Goods,
    string? GoodsTax, string? Shipping, string? GiftCardsBought, string? Channel, string? CancelledAt, bool? Test,
    bool? Deleted, ShippingAddressJson? ShipTo, List<LineJson?>? Lines, List<RefundJson?>? Refunds,
    List<string?>? DiscountCodes, string? PaymentMethod, string? Risk, string? Fulfilment, List<string?>? Tags,
    OrderMarkJson? Mark, TracesJson? Traces, string? App);

internal sealed record ShippingAddressJson(string? Country, string? Region, string? Postcode, string? City);

/// <summary>What order rules have done with the order before.</summary>
internal sealed record OrderMarkJson(List<string?>? Tags, bool? Held, List<OrderNoteJson?>? Notes);

internal sealed record OrderNoteJson(string? Rule, string? Text);

internal sealed record LineJson(
    string? Product, string? Vendor, string? Type, List<string?>? Tags, string? Quantity, string? Amount);

internal sealed record RefundJson(string? Id, string? At, string? Total, string? Goods, string? GoodsTax);

/// <summary>In a history and in decisions alike.</summary>
internal sealed record RedemptionJson(
    string? Id, string? At, [property: JsonConverter(typeof(NumberText))] string? Points, UsedOnJson? UsedOn,
    string? Reward, string? GivesBackAt, bool? Automatic);

internal sealed record ManualJson(
    string? Id, string? At, string? Points, string? Reason, string? Author, string? Reverses);

internal sealed record UsedOnJson(string? Shop, string? Order);

internal sealed record EventJson(string? Id, string? Kind, string? At);

/// <summary>In a history and in decisions alike, so that an output can be fed back.</summary>
internal sealed record PostingJson
{
    public string? Key { get; init; }

    [JsonConverter(typeof(NumberText))]
    public string? Points { get; init; }

    public string? At { get; init; }

    public string? AvailableAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? ExpiresAt { get; init; }

    [JsonConverter(typeof(NumberText))]
    public string? InactiveMonths { get; init; }

    public string? Rate { get; init; }

    public string? On { get; init; }

    public string? Rounding { get; init; }

    public string? Exchange { get; init; }

    [JsonConverter(typeof(NumberText))]
    public string? AtMost { get; init; }

    public string? Entitlement { get; init; }

    public string? OrderAtLeast { get; init; }
}

/// <summary>In a history and in decisions alike.</summary>
internal sealed record OfferJson
{
    public string? Key { get; init; }

    public string? Offer { get; init; }

    public ShopCustomerJson? Customer { get; init; }

    public string? OpenedAt { get; init; }

    public string? ValidUntil { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Code { get; init; }

    public string? State { get; init; }

    public string? Email { get; init; }

    public CodeTermsJson? Terms { get; init; }

    public string? Tag { get; init; }

    public bool? Control { get; init; }

    public int? Step { get; init; }

    public ValuedOrderJson? Basis { get; init; }

    public ReferralTermsJson? Referral { get; init; }

    /// <summary>The friend's order that it rewards.</summary>
    public UsedOnJson? Referred { get; init; }

    /// <summary>What it had to be worth.</summary>
    public string? OrderAtLeast { get; init; }
}

/// <summary>What a code takes off: 15 of kind Percent, 15.00 of kind Amount.</summary>
internal sealed record CodeTermsJson(string? Kind, string? Number, string? MinimumSpend, bool? Combines);

/// <summary>The order an amount was taken from, and what it came to then.</summary>
internal sealed record ValuedOrderJson(string? Shop, string? Order, string? Net);

internal sealed record ShopCustomerJson(string? Shop, string? Id);

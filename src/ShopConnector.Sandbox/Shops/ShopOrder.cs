using NodaTime;

namespace ShopConnector.Sandbox.Shops;

/// <summary>
/// One order. Amounts are exact, tax included, in <see cref="Currency"/>, and stay gross when something is refunded.
/// Change it under the shop's gate through <see cref="ShopState"/>, which bumps <see cref="UpdatedAt"/> where the
/// platforms do.
/// </summary>
internal sealed class ShopOrder
{
    public required long Id { get; init; }

    /// <summary>Null for a guest, who is known by <see cref="Email"/>.</summary>
    public long? CustomerId { get; set; }

    public string? Email { get; set; }

    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public required PostalAddress Address { get; set; }

    public string Currency { get; set; } = ShopState.Currency;

    /// <summary><c>web</c>, <c>pos</c>, <c>amazon</c> or <c>admin</c>.</summary>
    public string Channel { get; set; } = "web";

    public OrderState State { get; set; } = OrderState.Processing;

    public bool Test { get; set; }

    public required Instant PlacedAt { get; init; }

    public Instant? PaidAt { get; set; }

    public Instant? CompletedAt { get; set; }

    public Instant? CancelledAt { get; set; }

    public required Instant UpdatedAt { get; set; }

    public decimal Shipping { get; set; }

    /// <summary>Digits of the card that paid it; null: paid otherwise. Only Shopify shows something of it.</summary>
    public string? Card { get; set; }

    public List<OrderLine> Lines { get; } = [];

    public List<CodeUse> Codes { get; } = [];

    public List<Refund> Refunds { get; } = [];

    public List<MetaEntry> Metadata { get; } = [];

    public List<OrderNote> Notes { get; } = [];

    /// <summary>Shopify: labels of the order. WooCommerce has none and leaves this empty.</summary>
    public List<string> Tags { get; } = [];

    /// <summary>Shopify: reasons not to send it yet; WooCommerce has <see cref="OrderState.OnHold"/>.</summary>
    public List<OrderHold> Holds { get; } = [];

    /// <summary>Paid, and kept from being sent all the same.</summary>
    public bool IsHeldBack => Holds.Count > 0 || (State == OrderState.OnHold && PaidAt is not null);

    /// <summary>A damaged row, as old WooCommerce shops have: it is counted in lists and never shown.</summary>
    public bool Unreadable { get; init; }

    /// <summary>Only for lists: not shown before the shop has answered this many requests (see the faults).</summary>
    public long HiddenUntilRequest { get; set; }

    public decimal ShippingTax => Tax.Within(Shipping, Tax.StandardRate);

    public decimal Subtotal => Lines.Sum(line => line.Total);

    public decimal Discount => Lines.Sum(line => line.Discount);

    public decimal TotalTax => Lines.Sum(line => line.TotalTax) + ShippingTax;

    public decimal Total => Subtotal + Shipping;

    public decimal Refunded => Refunds.Sum(refund => refund.Amount);
}

/// <param name="Code">As the shop spells it.</param>
/// <param name="Amount">What it took off, tax included.</param>
internal sealed record CodeUse(string Code, decimal Amount);

/// <param name="Handle">Its own word for the hold, by which an app finds it again; null: none was given.</param>
internal sealed record OrderHold(long Id, string? Handle, string Reason, string? Notes, Instant At);

internal sealed record OrderNote(long Id, string Text, bool ForCustomer, Instant At);

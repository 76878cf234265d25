using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace ShopConnector.Shops.WooCommerce.Rows;

// The part of each resource that we ask for; names are the REST names in snake case. Times are naive GMT. Lists have a
// setter: of an init-only property that the answer leaves out, generated code forgets the default.

internal sealed record OrderRow
{
    /// <summary>For <c>_fields</c>: a full order is five times as long.</summary>
    public const string Fields =
        "id,status,currency,total,date_created_gmt,date_paid_gmt,date_modified_gmt,customer_id,billing,shipping,"
        + "shipping_total,shipping_tax,line_items,refunds,coupon_lines,created_via,payment_method,meta_data";

    public long Id { get; init; }

    public string? Status { get; init; }

    public string? Currency { get; init; }

    public decimal? Total { get; init; }

    public string? DateCreatedGmt { get; init; }

    public string? DatePaidGmt { get; init; }

    public string? DateModifiedGmt { get; init; }

    public long CustomerId { get; init; }

    public AddressRow? Billing { get; init; }

    public AddressRow? Shipping { get; init; }

    public decimal? ShippingTotal { get; init; }

    public decimal? ShippingTax { get; init; }

    public ImmutableArray<LineRow> LineItems { get; set; } = [];

    public ImmutableArray<RefundStubRow> Refunds { get; set; } = [];

    public ImmutableArray<CouponLineRow> CouponLines { get; set; } = [];

    public string? CreatedVia { get; init; }

    public string? PaymentMethod { get; init; }

    public ImmutableArray<MetaRow> MetaData { get; set; } = [];
}

/// <summary>A line of goods, shipping or a fee; negative in a refund.</summary>
internal sealed record LineRow
{
    public long ProductId { get; init; }

    public decimal? Quantity { get; init; }

    public decimal? Total { get; init; }

    public decimal? TotalTax { get; init; }
}

/// <param name="Total">Below zero.</param>
internal sealed record RefundStubRow(long Id, decimal? Total = null);

internal sealed record CouponLineRow(string? Code);

internal sealed record RefundRow
{
    public const string Fields = "id,date_created_gmt,amount,line_items,shipping_lines,fee_lines";

    public long Id { get; init; }

    public string? DateCreatedGmt { get; init; }

    public decimal? Amount { get; init; }

    public ImmutableArray<LineRow> LineItems { get; set; } = [];

    public ImmutableArray<LineRow> ShippingLines { get; set; } = [];

    public ImmutableArray<LineRow> FeeLines { get; set; } = [];
}

internal sealed record CustomerRow
{
    public const string Fields =
        "id,email,first_name,last_name,username,role,date_created_gmt,date_modified_gmt,billing,shipping,meta_data";

    public long Id { get; init; }

    public string? Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Username { get; init; }

    public string? Role { get; init; }

    public string? DateCreatedGmt { get; init; }

    public string? DateModifiedGmt { get; init; }

    public AddressRow? Billing { get; init; }

    public AddressRow? Shipping { get; init; }

    public ImmutableArray<MetaRow> MetaData { get; set; } = [];
}

internal sealed record AddressRow(
    string? FirstName, string? LastName, string? Company, string? Email, string? Country, string? State, string? City,
    string? Postcode)
{
    public string? Street { get; init; }

    public string? Addition { get; init; }
}

/// <summary>Values are of any type: text, number, list, object.</summary>
internal sealed record MetaRow(string? Key, JsonElement Value);

internal sealed record ProductRow
{
    public const string Fields = "id,categories,tags,brands,attributes";

    public long Id { get; init; }

    public ImmutableArray<TermRow> Categories { get; set; } = [];

    public ImmutableArray<TermRow> Tags { get; set; } = [];

    /// <summary>Since WooCommerce 9.6; older shops keep the brand in an attribute or a plugin.</summary>
    public ImmutableArray<TermRow> Brands { get; set; } = [];

    public ImmutableArray<AttributeRow> Attributes { get; set; } = [];
}

internal sealed record TermRow(string? Name);

internal sealed record AttributeRow
{
    public string? Name { get; init; }

    public ImmutableArray<string> Options { get; set; } = [];
}

internal sealed record CouponRow
{
    public const string Fields = "id,code,status,amount,discount_type,date_created_gmt,date_expires_gmt,usage_count,"
        + "individual_use,free_shipping,minimum_amount,email_restrictions,meta_data";

    public long Id { get; init; }

    public string? Code { get; init; }

    public string? Status { get; init; }

    public decimal? Amount { get; init; }

    public string? DiscountType { get; init; }

    public string? DateCreatedGmt { get; init; }

    public string? DateExpiresGmt { get; init; }

    public long UsageCount { get; init; }

    public long UsageLimit { get; init; }

    public long UsageLimitPerUser { get; init; }

    public bool IndividualUse { get; init; }

    public bool FreeShipping { get; init; }

    public decimal? MinimumAmount { get; init; }

    public ImmutableArray<string> EmailRestrictions { get; set; } = [];

    public ImmutableArray<MetaRow> MetaData { get; set; } = [];
}

/// <param name="Data">An object with the status, or that alone.</param>
internal sealed record ErrorRow(string? Code, string? Message, JsonElement? Data = null)
{
    // What a key may do, a time-out, a lock, and too many requests: tomorrow, or at once, it may be otherwise.
    private static readonly FrozenSet<int> _passing = [401, 403, 408, 423, 429];

    /// <summary>WooCommerce looked at it and does not want it: the same again would fare no better.</summary>
    public bool IsFinal => Code is { Length: > 0 } && Status is { ValueKind: JsonValueKind.Number } status
        && status.TryGetInt32(out var number) && number is >= 400 and < 500 && !_passing.Contains(number);

    private JsonElement? Status => Data is { ValueKind: JsonValueKind.Object } data
        ? data.TryGetProperty("status", out var status) ? status : null
        : Data;
}

internal sealed record SiteRow
{
    public string? Home { get; init; }

    /// <summary>Hours, when no city was chosen.</summary>
    public decimal? GmtOffset { get; init; }

    public string? TimezoneString { get; init; }

    public ImmutableArray<string> Namespaces { get; set; } = [];
}

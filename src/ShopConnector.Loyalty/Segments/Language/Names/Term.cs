using System.Collections.Immutable;

namespace ShopConnector.Loyalty.Segments.Language.Names;

/// <summary>What a term is compared with, and by which operators.</summary>
internal enum TermKind
{
    Date,
    Number,
    WholeNumber,

    /// <summary>A number of an argument: <c>top_vendor_share('Wella')</c>.</summary>
    NumberOfText,

    /// <summary>The same, and without an argument too: <c>product_overdue_factor</c>.</summary>
    NumberOfTextOrNone,
    List,
    Text,

    /// <summary>A text that may also be written as bare digits, as Shopify's identifiers are.</summary>
    Id,
    Choice,

    /// <summary>Bare <c>true</c> or <c>false</c>.</summary>
    Truth,

    /// <summary>Two capitals, as ISO 3166 has them; a name in full would hold for nobody, in silence.</summary>
    Country,

    /// <summary>A text of which the digits it begins with have an order.</summary>
    Postcode,
    Birthday,
    Anniversary,
    Matches,
}

/// <summary>What a term means, for those who answer it.</summary>
internal enum Meaning
{
    CustomerAddedDate, FirstOrderDate, LastOrderDate, AbandonedCheckoutDate, Birthday,
    NewAddressDate, ComplaintSolvedDate, OpenComplaint,
    AmountSpent, NumberOfOrders, AverageOrderValue, DaysBetweenOrders, OverdueFactor, ProductOverdueFactor,
    ProductTypesCount, PointsBalance, ReturnRate, VendorShare, ChannelShare,
    Tags, Countries, Regions, Cities,
    EmailDomain, Language, Tier, EmailSubscription, SmsSubscription, AccountStatus,
    OrdersPlaced, ProductsPurchased,

    // Within MATCHES.
    Date, Amount, App, Quantity, Id, Tag, Category, Vendor, Count, SumAmount, SumQuantity,

    // Of an order, in an order rule.
    Country, Region, City, Postcode, Risk, Channel, PaymentMethod, FirstOrder, LineTags, LineVendors, LineTypes,
}

/// <summary>One name of the language. There is one object of each, in <see cref="Vocabulary"/>.</summary>
internal sealed record Term(string Name, TermKind Kind, Meaning Meaning)
{
    /// <summary>Of a choice: all its values.</summary>
    public ImmutableArray<string> Choices { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Tests what the filters leave, rather than being one of them.</summary>
    public bool IsSum => Meaning is Meaning.Count or Meaning.SumAmount or Meaning.SumQuantity;

    /// <summary>An amount in the programme's currency.</summary>
    public bool IsMoney =>
        Meaning is Meaning.AmountSpent or Meaning.AverageOrderValue or Meaning.Amount or Meaning.SumAmount;
}

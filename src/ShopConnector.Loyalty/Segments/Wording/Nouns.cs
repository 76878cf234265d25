using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Wording;

/// <summary>What an attribute or a parameter is called in a sentence.</summary>
internal static class Nouns
{
    public static string Of(Term term, string? argument = null) => term.Meaning switch
    {
        Meaning.CustomerAddedDate => "the day of registering",
        Meaning.FirstOrderDate => "the day of the first order",
        Meaning.LastOrderDate => "the day of the last order",
        Meaning.AbandonedCheckoutDate => "the day of the last checkout that was not finished",
        Meaning.NewAddressDate => "the day of the first order to a new address",
        Meaning.ComplaintSolvedDate => "the day on which the last complaint was solved",
        Meaning.AmountSpent => "the amount spent",
        Meaning.NumberOfOrders => "the number of orders",
        Meaning.AverageOrderValue => "the average amount of an order",
        Meaning.DaysBetweenOrders => "the member's usual number of days between orders",
        Meaning.OverdueFactor => "the time since the last order, measured in the member's usual pauses,",
        Meaning.ProductOverdueFactor when argument is null =>
            "the time since some product was last bought, measured in the member's usual pauses for it,",
        Meaning.ProductOverdueFactor =>
            $"the time since product '{argument}' was last bought, measured in the member's usual pauses for it,",
        Meaning.ProductTypesCount => "the number of types of product ever bought",
        Meaning.PointsBalance => "the points to spend",
        Meaning.ReturnRate => "the share of all money paid that was given back",
        Meaning.VendorShare => $"the share of orders with something of '{argument}'",
        Meaning.ChannelShare => $"the share of orders through '{argument}'",
        Meaning.Tags => "the customer's tags",
        Meaning.Countries => "the customer's countries",
        Meaning.Regions => "the customer's regions",
        Meaning.Cities => "the customer's cities",
        Meaning.EmailDomain => "what follows the @ of the e-mail address",
        Meaning.Language => "the customer's language",
        Meaning.Tier => "the tier",
        Meaning.EmailSubscription => "the subscription to e-mail",
        Meaning.SmsSubscription => "the subscription to text messages",
        Meaning.AccountStatus => "the state of the account",
        _ => Parameter(term),
    };

    private static string Parameter(Term term) => term.Meaning switch
    {
        Meaning.Date => "the day",
        Meaning.Amount => "the amount",
        Meaning.App => "the app that took the order",
        Meaning.Quantity => "the quantity",
        Meaning.Id => "the product",
        Meaning.Tag => "the product's tags",
        Meaning.Category => "the type of product",
        Meaning.Vendor => "the brand",
        Meaning.Count => "the number of orders",
        Meaning.SumAmount => "the sum of their amounts",
        Meaning.SumQuantity => "the sum of their quantities",
        _ => OfOrder(term),
    };

    private static string OfOrder(Term term) => term.Meaning switch
    {
        Meaning.Country => "the country it goes to",
        Meaning.Region => "the region it goes to",
        Meaning.City => "the city it goes to",
        Meaning.Postcode => "the postcode it goes to",
        Meaning.Risk => "the risk of fraud",
        Meaning.Channel => "the channel",
        Meaning.PaymentMethod => "the way of paying",
        Meaning.LineTags => "the tags of its products",
        Meaning.LineVendors => "the brands in it",
        Meaning.LineTypes => "the types of product in it",
        _ => throw new InvalidOperationException($"No noun for {term.Name}."),
    };
}

using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Wording.Dutch;

/// <summary>What an attribute or a parameter of the query language is called in a sentence.</summary>
internal static class DutchNouns
{
    public static string Of(Term term, string? argument) => term.Meaning switch
    {
        Meaning.CustomerAddedDate => "de dag van registratie",
        Meaning.FirstOrderDate => "de dag van de eerste bestelling",
        Meaning.LastOrderDate => "de dag van de laatste bestelling",
        Meaning.AbandonedCheckoutDate => "de dag van de laatste onafgemaakte bestelling",
        Meaning.NewAddressDate => "de dag van de eerste bestelling naar een nieuw adres",
        Meaning.ComplaintSolvedDate => "de dag waarop de laatste klacht is opgelost",
        Meaning.AmountSpent => "het bestede bedrag",
        Meaning.NumberOfOrders => "het aantal bestellingen",
        Meaning.AverageOrderValue => "het gemiddelde bedrag per bestelling",
        Meaning.DaysBetweenOrders => "het gebruikelijke aantal dagen tussen bestellingen",
        Meaning.OverdueFactor => "de tijd sinds de laatste bestelling, gemeten in de eigen gebruikelijke pauze,",
        Meaning.ProductOverdueFactor when argument is null =>
            "de tijd sinds een product voor het laatst is gekocht, gemeten in de eigen gebruikelijke pauze daarvoor,",
        Meaning.ProductOverdueFactor =>
            $"de tijd sinds product '{argument}' is gekocht, gemeten in de eigen gebruikelijke pauze daarvoor,",
        Meaning.ProductTypesCount => "het aantal ooit gekochte productsoorten",
        Meaning.PointsBalance => "het aantal te besteden punten",
        Meaning.ReturnRate => "het deel van al het betaalde geld dat is terugbetaald",
        Meaning.VendorShare => $"het deel van de bestellingen met iets van '{argument}'",
        Meaning.ChannelShare => $"het deel van de bestellingen via '{argument}'",
        Meaning.Tags => "de tags van de klant",
        Meaning.Countries => "de landen van de klant",
        Meaning.Regions => "de regio's van de klant",
        Meaning.Cities => "de plaatsen van de klant",
        Meaning.EmailDomain => "wat er na de @ van het e-mailadres staat",
        Meaning.Language => "de taal van de klant",
        Meaning.Tier => "het niveau",
        Meaning.EmailSubscription => "de aanmelding voor e-mail",
        Meaning.SmsSubscription => "de aanmelding voor sms",
        Meaning.AccountStatus => "de status van het account",
        _ => Parameter(term),
    };

    private static string Parameter(Term term) => term.Meaning switch
    {
        Meaning.Date => "de dag",
        Meaning.App => "de app die de bestelling aannam",
        Meaning.Quantity => "het aantal stuks",
        Meaning.Id => "het product",
        Meaning.Tag => "de tags van het product",
        Meaning.Category => "de productsoort",
        Meaning.Vendor => "het merk",
        Meaning.Count => "het aantal bestellingen",
        Meaning.SumAmount => "de som van hun bedragen",
        Meaning.SumQuantity => "de som van hun aantallen",
        _ => OfOrder(term),
    };

    private static string OfOrder(Term term) => term.Meaning switch
    {
        Meaning.Amount => "het bedrag",
        Meaning.Country => "het land van bestemming",
        Meaning.Region => "de regio van bestemming",
        Meaning.City => "de plaats van bestemming",
        Meaning.Postcode => "de postcode van bestemming",
        Meaning.Risk => "het risico op fraude",
        Meaning.Channel => "het kanaal",
        Meaning.PaymentMethod => "de betaalwijze",
        Meaning.LineTags => "de tags van de producten",
        Meaning.LineVendors => "de merken in de bestelling",
        Meaning.LineTypes => "de productsoorten in de bestelling",
        _ => throw new InvalidOperationException($"No Dutch noun for {term.Name}."),
    };
}

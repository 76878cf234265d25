using ShopConnector.Loyalty.Explaining;

namespace ShopConnector.Presentation.Explain;

/// <summary>What stands around the reasons.</summary>
internal sealed record Labels
{
    public static Labels English { get; } = new()
    {
        What = "What",
        Because = "Because",
        Yes = "yes",
        No = "no",
        Rule = "Rule",
        Orders = "Orders",
        Next = "Next",
        More = "and {0} more",
        NoTier = "none",
        Programme = "Programme",
        Since = "in use since {0}",
        NotYet = "not in use yet: the next plan or run begins with it",
        Never = "never, unless something new happens",
        WhenPlace = "as soon as the budget of an offer has a place",
        ChangesNext = "Changes next",
        OneOrder = "1 order",
        SomeOrders = "{0} orders",
        Summary = "{0}, {1}; points {2}, pending {3}; tier {4}",
    };

    public static Labels Dutch { get; } = new()
    {
        What = "Wat",
        Because = "Waarom",
        Yes = "ja",
        No = "nee",
        Rule = "Regel",
        Orders = "Bestellingen",
        Next = "Straks",
        More = "en nog {0}",
        NoTier = "geen",
        Programme = "Programma",
        Since = "in gebruik sinds {0}",
        NotYet = "nog niet in gebruik: het eerstvolgende plan begint ermee",
        Never = "nooit, tenzij er iets nieuws gebeurt",
        WhenPlace = "zodra er in het budget van een aanbod plaats is",
        ChangesNext = "Verandert weer",
        OneOrder = "1 bestelling",
        SomeOrders = "{0} bestellingen",
        Summary = "{0}, {1}; punten {2}, in afwachting {3}; niveau {4}",
    };

    public required string What { get; init; }

    public required string Because { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string Rule { get; init; }

    public required string Orders { get; init; }

    public required string Next { get; init; }

    /// <summary>{0}: how many.</summary>
    public required string More { get; init; }

    public required string NoTier { get; init; }

    public required string Programme { get; init; }

    /// <summary>{0}: the day.</summary>
    public required string Since { get; init; }

    public required string NotYet { get; init; }

    public required string ChangesNext { get; init; }

    public required string Never { get; init; }

    public required string WhenPlace { get; init; }

    public required string OneOrder { get; init; }

    /// <summary>{0}: their number.</summary>
    public required string SomeOrders { get; init; }

    /// <summary>{0}: orders, {1}: amount spent, {2}: points, {3}: pending, {4}: tier.</summary>
    public required string Summary { get; init; }

    public static Labels Of(Language language) => language == Language.Nl ? Dutch : English;
}

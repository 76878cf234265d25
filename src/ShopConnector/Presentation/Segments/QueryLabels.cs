using ShopConnector.Loyalty.Explaining;

namespace ShopConnector.Presentation.Segments;

/// <summary>What stands around a query that was understood, in one language.</summary>
internal sealed record QueryLabels
{
    private static readonly QueryLabels s_english = new()
    {
        Understood = "As it was understood",
        Clause = "Clause",
        Means = "Means",
        ByTime = "It changes by itself as days pass; members are looked at again on the day it does.",
        NotByTime = "It changes only when something new is known of a member, never by the passing of days.",
        ByPoints = "It looks at points, so it changes when points are earned, spent, released or expire.",
        ByTier = "It looks at the tier, so it changes when a member moves up or down.",
        OwnTag = "It looks at '{0}', a tag of the programme: as decided now, whatever a shop holds.",
        ShopTag = "It looks at '{0}', a tag of your own: as the shop holds it.",
        AnyTag = "It looks at the tag '{0}'; without a configuration nobody knows whose it is.",
        NeverTold = "No shop is asked for {0} today: of the members stored, nobody has one.",
    };

    private static readonly QueryLabels s_dutch = new()
    {
        Understood = "Zo is het begrepen",
        Clause = "Deel",
        Means = "Betekenis",
        ByTime = "Het verandert vanzelf met de dagen; op de dag zelf wordt opnieuw naar leden gekeken.",
        NotByTime = "Het verandert alleen als er iets nieuws van een lid bekend is, nooit vanzelf met de dagen.",
        ByPoints = "Het kijkt naar punten en verandert dus als die verdiend, besteed of vrij worden of vervallen.",
        ByTier = "Het kijkt naar het niveau en verandert dus als een lid stijgt of daalt.",
        OwnTag = "Het kijkt naar '{0}', een tag van het programma: zoals nu bepaald, wat een winkel ook heeft staan.",
        ShopTag = "Het kijkt naar '{0}', een tag van uzelf: zoals de winkel die heeft staan.",
        AnyTag = "Het kijkt naar de tag '{0}'; zonder configuratie weet niemand van wie die is.",
        NeverTold = "Naar {0} wordt nu geen winkel gevraagd: van de opgeslagen leden heeft niemand die.",
    };

    public required string Understood { get; init; }

    public required string Clause { get; init; }

    public required string Means { get; init; }

    public required string ByTime { get; init; }

    public required string NotByTime { get; init; }

    public required string ByPoints { get; init; }

    public required string ByTier { get; init; }

    /// <summary>With the tag, as the two that follow.</summary>
    public required string OwnTag { get; init; }

    public required string ShopTag { get; init; }

    public required string AnyTag { get; init; }

    /// <summary>With the attribute.</summary>
    public required string NeverTold { get; init; }

    public static QueryLabels In(Language language) => language switch
    {
        Language.En => s_english,
        Language.Nl => s_dutch,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, message: null),
    };
}

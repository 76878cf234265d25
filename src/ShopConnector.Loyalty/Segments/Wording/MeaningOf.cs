using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Wording;

/// <summary>Reads a query to people.</summary>
internal static class MeaningOf
{
    // A history file may hold it; neither adapter reads what it needs.
    private static readonly Meaning[] s_neverTold = [Meaning.AbandonedCheckoutDate];

    public static QueryMeaning Query(Expression query, bool dependsOnTime, QueryWords words)
    {
        var clauses = query.Clauses().ToList();
        bool Asks(Meaning meaning) => clauses.Any(clause => clause.Subject.Meaning == meaning);
        string Name(Meaning meaning) => clauses.First(clause => clause.Subject.Meaning == meaning).Subject.Name;
        return new QueryMeaning
        {
            Clauses = [.. clauses.Select(clause => new ClauseMeaning(Printer.Print(clause), words.Of(clause)))],
            DependsOnTime = dependsOnTime,
            DependsOnPoints = Asks(Meaning.PointsBalance),
            DependsOnTier = Asks(Meaning.Tier),
            NeverTold = [.. s_neverTold.Where(Asks).Select(Name)],
        };
    }
}

using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Points.Multiplying;

/// <summary>
/// What a multiplier may not ask: points are what it decides about, and of tags nobody knows which ones were held on
/// the day of a payment.
/// </summary>
internal static class MultiplierQuery
{
    public static string? ProblemOf(SegmentQuery query) =>
        Names(query.Expression).FirstOrDefault(IsUnknown) is { } term
            ? $"asks for {term.Name}, which nobody knows of the moment of a payment; " +
              "ask for orders, dates, tier or the customer, such as amount_spent >= 1000."
            : null;

    private static bool IsUnknown(Term term) => term.Meaning is Meaning.PointsBalance or Meaning.Tags;

    private static IEnumerable<Term> Names(Expression expression) => expression switch
    {
        AnyOf any => any.Parts.SelectMany(Names),
        AllOf all => all.Parts.SelectMany(Names),
        Clause clause => [clause.Subject],
        _ => [],
    };
}

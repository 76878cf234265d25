using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>The value a term has for a member; null when it has none.</summary>
internal static class FactReader
{
    public static int? Day(Term term, MemberFacts facts) => term.Meaning switch
    {
        Meaning.CustomerAddedDate => facts.AddedDay,
        Meaning.FirstOrderDate => facts.Orders.IsEmpty ? null : facts.Orders.FirstDay,
        Meaning.LastOrderDate => facts.Orders.IsEmpty ? null : facts.Orders.LastDay,
        Meaning.NewAddressDate => facts.NewAddressDay,
        Meaning.ComplaintSolvedDate => facts.Complaints.LastSolvedDay,

        // No history holds one: a date that nobody has, not a question that nobody can answer.
        Meaning.AbandonedCheckoutDate => null,
        _ => throw Unanswered(term),
    };

    public static decimal? Number(Term term, string? argument, MemberFacts facts, int today) => term.Meaning switch
    {
        Meaning.AmountSpent => facts.Metrics.AmountSpent,
        Meaning.NumberOfOrders => facts.Metrics.NumberOfOrders,
        Meaning.AverageOrderValue =>
            facts.Orders.IsEmpty ? null : facts.Metrics.AmountSpent / facts.Metrics.NumberOfOrders,
        Meaning.DaysBetweenOrders => facts.DaysBetweenOrders,
        Meaning.OverdueFactor => Interval(facts) is { } interval ? (today - facts.Orders.LastDay) / interval : null,
        Meaning.ProductOverdueFactor => ProductRhythm.Overdue(facts.ProductRhythms, argument, today),
        Meaning.ProductTypesCount => OrderHabits.ProductTypes(facts.Orders.All),
        Meaning.PointsBalance => facts.Points,
        Meaning.ReturnRate => facts.Orders.PaidTotal == 0m ? null : facts.Orders.RefundedTotal / facts.Orders.PaidTotal,
        Meaning.VendorShare => OrderHabits.VendorShare(facts.Orders.All, argument!),
        Meaning.ChannelShare => OrderHabits.ChannelShare(facts.Orders.All, argument!),
        _ => throw Unanswered(term),
    };

    public static bool Truth(Term term, MemberFacts facts) => term.Meaning switch
    {
        Meaning.OpenComplaint => facts.Complaints.IsOpen,
        _ => throw Unanswered(term),
    };

    /// <summary>Of several customers the first that has a value, in the history's order.</summary>
    public static string? Text(Term term, MemberFacts facts)
    {
        if (term.Meaning == Meaning.Tier)
            return facts.TierName;

        foreach (var customer in facts.Customers)
            if (Text(term, customer) is { Length: > 0 } text)
                return text;

        return null;
    }

    public static bool Contains(Term term, string value, MemberFacts facts)
    {
        if (term.Meaning == Meaning.Tags)
            return facts.HasTag(value);

        foreach (var customer in facts.Customers)
            if (Places.Has(term.Meaning, value, customer))
                return true;

        return false;
    }

    public static LocalDate? Birthday(MemberFacts facts)
    {
        foreach (var customer in facts.Customers)
            if (customer.Birthday is { } birthday)
                return birthday;

        return null;
    }

    /// <summary>The median between orders, where it can divide.</summary>
    public static decimal? Interval(MemberFacts facts) => facts.DaysBetweenOrders is > 0m and var days ? days : null;

    private static string? Text(Term term, Customer customer) => term.Meaning switch
    {
        Meaning.EmailDomain => Domain(customer.Email),
        Meaning.Language => customer.Language,
        Meaning.EmailSubscription => customer.EmailSubscription,
        Meaning.SmsSubscription => customer.SmsSubscription,
        Meaning.AccountStatus => customer.AccountStatus,
        _ => throw Unanswered(term),
    };

    private static string? Domain(string? email) =>
        email?.LastIndexOf('@') is >= 0 and var at ? email.AsSpan(at + 1).Trim().ToString().ToLowerInvariant() : null;

    private static InvalidOperationException Unanswered(Term term) => new($"Nothing answers {term.Name}.");
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using ShopConnector.Loyalty.Segments.Wording;

namespace ShopConnector.Loyalty.Segments.Language.Names;

/// <summary>Names that may stand at one place of a query.</summary>
internal sealed class Vocabulary
{
    private readonly FrozenDictionary<string, Term> _terms;

    private readonly FrozenDictionary<string, Func<ProblemWords, string>> _unanswered;

    public Vocabulary(
        Func<ProblemWords, string> what, FrozenDictionary<string, Func<ProblemWords, string>> unanswered,
        params ReadOnlySpan<Term> terms)
    {
        _unanswered = unanswered;
        What = what;
        _terms = terms.ToArray().ToFrozenDictionary(term => term.Name, StringComparer.OrdinalIgnoreCase);
        Answered = [.. terms.ToArray().Select(term => term.Name)];
    }

    private static ImmutableArray<string> Subscriptions { get; } =
        ["SUBSCRIBED", "NOT_SUBSCRIBED", "PENDING", "UNSUBSCRIBED", "INVALID", "REDACTED"];

    public static Vocabulary Attributes { get; } = new(
        static words => words.Attribute, Unanswered.Attributes,
        new Term("customer_added_date", TermKind.Date, Meaning.CustomerAddedDate),
        new Term("first_order_date", TermKind.Date, Meaning.FirstOrderDate),
        new Term("last_order_date", TermKind.Date, Meaning.LastOrderDate),
        new Term("abandoned_checkout_date", TermKind.Date, Meaning.AbandonedCheckoutDate),
        new Term("new_address_date", TermKind.Date, Meaning.NewAddressDate),
        new Term("complaint_solved_date", TermKind.Date, Meaning.ComplaintSolvedDate),
        new Term("open_complaint", TermKind.Truth, Meaning.OpenComplaint),
        new Term("amount_spent", TermKind.Number, Meaning.AmountSpent),
        new Term("number_of_orders", TermKind.WholeNumber, Meaning.NumberOfOrders),
        new Term("customer_tags", TermKind.List, Meaning.Tags),
        new Term("customer_countries", TermKind.List, Meaning.Countries),
        new Term("customer_regions", TermKind.List, Meaning.Regions),
        new Term("customer_cities", TermKind.List, Meaning.Cities),
        new Term("customer_email_domain", TermKind.Text, Meaning.EmailDomain),
        new Term("customer_language", TermKind.Text, Meaning.Language),
        new Term("email_subscription_status", TermKind.Choice, Meaning.EmailSubscription) { Choices = Subscriptions },
        new Term("sms_subscription_status", TermKind.Choice, Meaning.SmsSubscription) { Choices = Subscriptions },
        new Term("customer_account_status", TermKind.Choice, Meaning.AccountStatus)
        {
            Choices = ["ENABLED", "DISABLED", "INVITED", "DECLINED"],
        },
        new Term("orders_placed", TermKind.Matches, Meaning.OrdersPlaced),
        new Term("products_purchased", TermKind.Matches, Meaning.ProductsPurchased),
        new Term("anniversary", TermKind.Anniversary, Meaning.Birthday),
        new Term("birthday", TermKind.Birthday, Meaning.Birthday),
        new Term("average_order_value", TermKind.Number, Meaning.AverageOrderValue),
        new Term("days_between_orders", TermKind.Number, Meaning.DaysBetweenOrders),
        new Term("overdue_factor", TermKind.Number, Meaning.OverdueFactor),
        new Term("product_overdue_factor", TermKind.NumberOfTextOrNone, Meaning.ProductOverdueFactor),
        new Term("top_vendor_share", TermKind.NumberOfText, Meaning.VendorShare),
        new Term("sales_channel_share", TermKind.NumberOfText, Meaning.ChannelShare),
        new Term("product_types_count", TermKind.WholeNumber, Meaning.ProductTypesCount),
        new Term("return_rate", TermKind.Number, Meaning.ReturnRate),
        new Term("points_balance", TermKind.WholeNumber, Meaning.PointsBalance),
        new Term("tier", TermKind.Text, Meaning.Tier));

    public static Vocabulary OrderParameters { get; } = new(
        static words => words.ParameterOf("orders_placed"), Unanswered.OrderParameters,
        new Term("date", TermKind.Date, Meaning.Date),
        new Term("amount", TermKind.Number, Meaning.Amount),
        new Term("app_id", TermKind.Id, Meaning.App),
        new Term("count", TermKind.WholeNumber, Meaning.Count),
        new Term("sum_amount", TermKind.Number, Meaning.SumAmount));

    public static Vocabulary ProductParameters { get; } = new(
        static words => words.ParameterOf("products_purchased"), Unanswered.ProductParameters,
        new Term("id", TermKind.Id, Meaning.Id),
        new Term("tag", TermKind.Text, Meaning.Tag),
        new Term("category", TermKind.Text, Meaning.Category),
        new Term("vendor", TermKind.Text, Meaning.Vendor),
        new Term("date", TermKind.Date, Meaning.Date),
        new Term("quantity", TermKind.Number, Meaning.Quantity),
        new Term("sum_quantity", TermKind.Number, Meaning.SumQuantity),
        new Term("count", TermKind.WholeNumber, Meaning.Count));

    /// <summary>For messages.</summary>
    public Func<ProblemWords, string> What { get; }

    /// <summary>The names that can be answered, for suggestions.</summary>
    public ImmutableArray<string> Answered { get; }

    public Term? Find(string name) => _terms.GetValueOrDefault(name);

    /// <summary>Why a name of Shopify's cannot be answered here; null of a name that nobody knows.</summary>
    public Func<ProblemWords, string>? WhyNot(string name)
    {
        if (_unanswered.TryGetValue(name, out var why))
            return why;

        // Of families such as metafields.NAMESPACE.KEY only the first word is listed.
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : _unanswered.GetValueOrDefault(name[..(dot + 1)]);
    }
}

using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Wording.Dutch;
using ShopConnector.Loyalty.Segments.Wording.English;

namespace ShopConnector.Loyalty.Segments.Wording;

/// <summary>Says one clause as a sentence without its full stop, in one language.</summary>
internal abstract class QueryWords
{
    private static readonly EnglishQueries s_english = new();

    private static readonly DutchQueries s_dutch = new();

    public static QueryWords In(Explaining.Language language) => language switch
    {
        Explaining.Language.En => s_english,
        Explaining.Language.Nl => s_dutch,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, message: null),
    };

    public string Of(Clause clause) => clause switch
    {
        NumberClause number => $"{Noun(number.Subject, number.Argument)} {Test(number.Test)}",
        DateClause date => $"{Noun(date.Subject)} {Test(date.Test)}",
        ListClause list => Among(list.Value, Noun(list.Subject), list.Negated),
        TextClause text => $"{Noun(text.Subject)} {Test(text.Test)}",
        TruthClause truth => Complaint(open: truth.Negated != truth.Value),
        BirthdayClause birthday => Birthday(birthday.Test),
        MatchesClause matches => Matches(matches),
        _ => throw new InvalidOperationException($"No words for {clause}."),
    };

    protected abstract string Noun(Term term, string? argument = null);

    protected abstract string Test(NumberTest test);

    protected abstract string Test(DateTest test);

    protected abstract string Test(TextTest test);

    protected abstract string Among(string value, string list, bool negated);

    protected abstract string Complaint(bool open);

    protected abstract string Birthday(DateTest test);

    /// <summary>Of the tags of a product.</summary>
    protected abstract string Include(string tag, bool negated);

    /// <param name="orders">Of orders, not of their lines.</param>
    /// <param name="filters">Which of them count; none: all.</param>
    /// <param name="sums">What those have to come to; none: there has to be one.</param>
    protected abstract string Matches(
        bool orders, IReadOnlyList<string> filters, IReadOnlyList<string> sums, bool negated);

    private string Matches(MatchesClause clause)
    {
        var filters = clause.Conditions.Where(condition => !condition.Parameter.IsSum).Select(Of).ToList();
        var sums = clause.Conditions.Where(condition => condition.Parameter.IsSum).Select(Of).ToList();
        return Matches(clause.Subject.Meaning == Meaning.OrdersPlaced, filters, sums, clause.Negated);
    }

    private string Of(Condition condition) => $"{Noun(condition.Parameter)} " + condition switch
    {
        DateCondition date => Test(date.Test),
        NumberCondition number => Test(number.Test),
        TextCondition { Parameter.Meaning: Meaning.Tag } tag => Include(tag.Test.Value, tag.Test.Negated),
        TextCondition text => Test(text.Test),
        _ => throw new InvalidOperationException($"No words for {condition}."),
    };
}

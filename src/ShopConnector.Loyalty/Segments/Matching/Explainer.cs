using ShopConnector.Loyalty.Explaining.Words;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>Says for each clause what was found and how far it is from the threshold.</summary>
internal sealed class Explainer(ClauseWording words, MemberFacts facts)
{
    private readonly Distance _distance = new(words);

    public List<ClauseFinding> Explain(Expression query) =>
    [
        .. query.Clauses().Select(clause => new ClauseFinding(
            Printer.Print(clause), Matcher.Holds(clause, facts, facts.TodayNumber), Because(clause))),
    ];

    private string Because(Clause clause) => clause switch
    {
        NumberClause number => _distance.Of(
            number.Subject, number.Argument,
            FactReader.Number(number.Subject, number.Argument, facts, facts.TodayNumber), number.Test),
        DateClause date => _distance.Of(
            date.Subject, FactReader.Day(date.Subject, facts), date.Test, facts.TodayNumber),
        ListClause list => words.Listed(
            list.Value, words.Noun(list.Subject), FactReader.Contains(list.Subject, list.Value, facts)),
        TextClause text => Text(text, FactReader.Text(text.Subject, facts)),
        TruthClause truth => words.Truth(truth.Subject, FactReader.Truth(truth.Subject, facts)),
        BirthdayClause => Birthday(facts.TodayNumber),
        MatchesClause matches => Found(matches, Purchases.Find(matches, facts, facts.TodayNumber)),
        _ => throw new InvalidOperationException($"Nothing explains {clause}."),
    };

    private string Text(TextClause clause, string? found)
    {
        var noun = words.Noun(clause.Subject);
        return found is null ? words.Missing(noun)
            : found == clause.Test.Value ? words.Text(noun, found)
            : words.OtherText(noun, found, clause.Test.Value);
    }

    private string Birthday(int today)
    {
        if (FactReader.Birthday(facts) is not { } birthday)
            return words.NoBirthday;

        var next = Yearly.Next(birthday, today);
        return next == today
            ? words.BirthdayToday
            : words.BirthdayOn(words.Notation.Day(DayNumber.ToDate(next)), words.Days(next - today));
    }

    private string Found(MatchesClause clause, Found found)
    {
        var filters = clause.Conditions.Where(condition => !condition.Parameter.IsSum).Select(Printer.Print);
        var subject = words.Matching(clause.Subject, string.Join(", ", filters));
        var sums = clause.Conditions.OfType<NumberCondition>().Where(condition => condition.Parameter.IsSum)
            .Select(sum => _distance.Of(
                sum.Parameter, argument: null, found.Sum(sum.Parameter.Meaning), sum.Test)).ToList();
        return $"{subject}: {(sums.Count > 0 ? string.Join("; ", sums) : words.Orders(found.Orders))}";
    }
}

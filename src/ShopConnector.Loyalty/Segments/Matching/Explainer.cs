using NodaTime.Text;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>Says for each clause what was found and how far it is from the threshold.</summary>
internal static class Explainer
{
    public static List<ClauseFinding> Explain(Expression query, MemberFacts facts)
    {
        var findings = new List<ClauseFinding>();
        Explain(query, facts, findings);
        return findings;
    }

    private static void Explain(Expression expression, MemberFacts facts, List<ClauseFinding> findings)
    {
        switch (expression)
        {
            case AnyOf any:
                foreach (var part in any.Parts)
                    Explain(part, facts, findings);
                break;
            case AllOf all:
                foreach (var part in all.Parts)
                    Explain(part, facts, findings);
                break;
            case Clause clause:
                var holds = Matcher.Holds(clause, facts, facts.TodayNumber);
                findings.Add(new ClauseFinding(Printer.Print(clause), holds, Because(clause, facts, facts.TodayNumber)));
                break;
        }
    }

    private static string Because(Clause clause, MemberFacts facts, int today) => clause switch
    {
        NumberClause number => Distance.Of(
            Printer.PrintSubject(number), FactReader.Number(number.Subject, number.Argument, facts, today), number.Test),
        DateClause date => Distance.Of(date.Subject.Name, FactReader.Day(date.Subject, facts), date.Test, today),
        ListClause list =>
            $"'{list.Value}' is {(FactReader.Contains(list.Subject, list.Value, facts) ? "" : "not ")}in {list.Subject.Name}",
        TextClause text => Text(text, FactReader.Text(text.Subject, facts)),
        BirthdayClause => Birthday(facts, today),
        MatchesClause matches => Found(matches, Purchases.Find(matches, facts, today)),
        _ => throw new InvalidOperationException($"Nothing explains {clause}."),
    };

    private static string Text(TextClause clause, string? found) => found switch
    {
        null => $"there is no {clause.Subject.Name}",
        _ when found == clause.Test.Value => $"{clause.Subject.Name} is '{found}'",
        _ => $"{clause.Subject.Name} is '{found}', not '{clause.Test.Value}'",
    };

    private static string Birthday(MemberFacts facts, int today)
    {
        if (FactReader.Birthday(facts) is not { } birthday)
            return "there is no birthday";

        var next = Yearly.Next(birthday, today);
        return next == today
            ? "the birthday is today"
            : $"the birthday is on {LocalDatePattern.Iso.Format(DayNumber.ToDate(next))}, in {Distance.Days(next - today)}";
    }

    private static string Found(MatchesClause clause, Found found)
    {
        var filters = clause.Conditions.Where(condition => !condition.Parameter.IsSum).Select(Printer.Print).ToList();
        var subject = filters.Count == 0 ? clause.Subject.Name : $"{clause.Subject.Name} with {string.Join(", ", filters)}";
        var sums = clause.Conditions.OfType<NumberCondition>().Where(condition => condition.Parameter.IsSum)
            .Select(sum => Distance.Of(sum.Parameter.Name, found.Sum(sum.Parameter.Meaning), sum.Test)).ToList();
        if (sums.Count > 0)
            return $"{subject}: {string.Join("; ", sums)}";

        return found.Orders == 1 ? $"{subject}: 1 order" : FormattableString.Invariant($"{subject}: {found.Orders} orders");
    }
}

using System.Globalization;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

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
                var (holds, because) = (Matcher.Holds(clause, facts, facts.TodayNumber), Because(clause, facts));
                findings.Add(new ClauseFinding(Printer.Print(clause), holds, because));
                break;
        }
    }

    private static string Because(Clause clause, MemberFacts facts) => clause switch
    {
        NumberClause number => Number(number, facts),
        DateClause date => Distance.Of(
            date.Subject.Name, FactReader.Day(date.Subject, facts), date.Test, facts.TodayNumber),
        ListClause list => List(list, FactReader.Contains(list.Subject, list.Value, facts)),
        TextClause text => Text(text, FactReader.Text(text.Subject, facts)),
        TruthClause truth =>
            $"{truth.Subject.Name} is {(FactReader.Truth(truth.Subject, facts) ? "true" : "false")}",
        BirthdayClause => Birthday(facts, facts.TodayNumber),
        MatchesClause matches => Found(matches, Purchases.Find(matches, facts, facts.TodayNumber)),
        _ => throw new InvalidOperationException($"Nothing explains {clause}."),
    };

    private static string Number(NumberClause clause, MemberFacts facts)
    {
        var value = FactReader.Number(clause.Subject, clause.Argument, facts, facts.TodayNumber);
        return Distance.Of(Printer.PrintSubject(clause), value, clause.Test);
    }

    private static string List(ListClause clause, bool contains) =>
        $"'{clause.Value}' is {(contains ? "" : "not ")}in {clause.Subject.Name}";

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
        var day = Printer.Print(new DateValue(next, DateUnit.None));
        return next == today ? "the birthday is today" : $"the birthday is on {day}, in {Distance.Days(next - today)}";
    }

    private static string Found(MatchesClause clause, Found found)
    {
        var filters = clause.Conditions.Where(condition => !condition.Parameter.IsSum).Select(Printer.Print).ToList();
        var with = filters.Count == 0 ? "" : " with ";
        var subject = $"{clause.Subject.Name}{with}{string.Join(", ", filters)}";
        var sums = clause.Conditions.OfType<NumberCondition>().Where(condition => condition.Parameter.IsSum)
            .Select(sum => Distance.Of(sum.Parameter.Name, found.Sum(sum.Parameter.Meaning), sum.Test)).ToList();
        if (sums.Count > 0)
            return $"{subject}: {string.Join("; ", sums)}";

        var orders = found.Orders == 1 ? "order" : "orders";
        return string.Create(CultureInfo.InvariantCulture, $"{subject}: {found.Orders} {orders}");
    }
}

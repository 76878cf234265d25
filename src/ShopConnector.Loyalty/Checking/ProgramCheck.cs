using ShopConnector.Loyalty.Tags;
using static ShopConnector.Loyalty.Checking.ProblemList;

namespace ShopConnector.Loyalty.Checking;

/// <summary>Finds everything wrong in a programme, queries aside; one class for each part of it.</summary>
internal static class ProgramCheck
{
    public static void Find(LoyaltyProgram program, List<ProgramProblem> found)
    {
        var problems = new ProblemList(found);
        Currencies(program, problems);
        Segments(program, problems);
        if (program.Points is { } points)
            new PointsCheck(problems).Find(points);

        new TiersCheck(problems).Find(program);
        new FreeShippingCheck(problems).Find(program);
        new RewardsCheck(problems).Find(program);
        new OffersCheck(problems).Find(program);
        new ReferralsCheck(problems).Find(program);
        new TagFamiliesCheck(problems).Find(program);
        new TagOwnersCheck(problems).Find(program);
        new OrderRulesCheck(problems).Find(program);
    }

    private static void Currencies(LoyaltyProgram program, ProblemList problems)
    {
        if (!IsCurrency(program.Currency))
            problems.Add("Currency", $"\"{program.Currency}\" is no currency; write three letters, such as \"EUR\".");

        foreach (var (currency, rate) in program.ExchangeRates)
        {
            var path = $"ExchangeRates:{currency}";
            if (!IsCurrency(currency))
                problems.Add(path, $"\"{currency}\" is no currency; write three letters, such as \"USD\": 0.92.");
            else if (string.Equals(currency, program.Currency, StringComparison.OrdinalIgnoreCase))
                problems.Add(path, $"is the programme's own currency, which needs no rate; leave {currency} out.");

            if (rate <= 0)
                problems.Add(path,
                    $"is {Number(rate)}; one unit is worth more than nothing: write a number above 0, such as 0.92.");
        }
    }

    private static void Segments(LoyaltyProgram program, ProblemList problems)
    {
        problems.Distinct(program.Segments, "Segments", "Tag", segment => segment.Tag);
        for (var i = 0; i < program.Segments.Length; i++)
        {
            var segment = program.Segments[i];
            if (Tag.ProblemOf(segment.Tag) is { } problem)
                problems.Add($"Segments:{i}:Tag", $"\"{segment.Tag}\" {problem}");

            // Without a name of its own it has the tag's, of which all is said.
            if (!string.Equals(segment.Name, segment.Tag, StringComparison.Ordinal))
                problems.Named($"Segments:{i}:Name", segment.Name, "Beste klanten");
        }
    }

    private static bool IsCurrency(string code) => code.Length == 3 && code.All(char.IsAsciiLetter);
}

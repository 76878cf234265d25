namespace ShopConnector.Tests.Evaluate;

public sealed class GoldenCases
{
    public static TheoryData<string> All => [.. GoldenCase.Names()];

    [Theory, MemberData(nameof(All))]
    public void A_worked_example_comes_out_as_worked(string name)
    {
        var golden = GoldenCase.Named(name);
        var (problems, output) = golden.Evaluate();

        if (golden.Expected.TryGetProperty("error", out var error))
        {
            var message = string.Join(' ', problems);
            foreach (var text in error.GetProperty("contains").EnumerateArray())
                message.ShouldContain(text.GetString()!, Case.Sensitive, golden.Why);

            return;
        }

        problems.ShouldBeEmpty(golden.Why);
        GoldenComparison.Differences(golden.Expected, output).ShouldBeEmpty(golden.Why);
    }

    [Fact]
    public void A_comparison_sees_a_point_too_many_an_instant_too_late_and_a_posting_too_few()
    {
        var other = GoldenCase.Named("pts-bonus-event").Expected;
        var output = GoldenCase.Named("next-expiry").Evaluate().Output;

        var differences = GoldenComparison.Differences(other, output).ToList();
        differences.Count.ShouldBe(2);
        differences[0].ShouldBe("member.points.balance is 100, not 50");
        differences[1].ShouldStartWith("member.postings is [");
    }

    [Fact]
    public void There_are_golden_cases_to_compare() => GoldenCase.Names().Count().ShouldBeGreaterThan(150);
}

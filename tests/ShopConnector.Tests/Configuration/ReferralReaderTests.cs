using System.Text;
using Microsoft.Extensions.Configuration;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;

namespace ShopConnector.Tests.Configuration;

public sealed class ReferralReaderTests
{
    [Fact]
    public void What_a_friend_brings_is_read_as_points_or_as_a_code()
    {
        Read("""{ "Points": 250, "FinalDays": 30, "OrderAtLeast": 25.5, "Friends": 5, "Days": 90 }""").Referral
            .ShouldBe(new Referral(new ReferralReward(250), FinalDays: 30, 25.5m, new ReferralCap(5, 90)));
        Read("""{ "Amount": 7.5, "ValidDays": 60, "MinimumSpend": 30, "Combines": true }""").Referral
            .ShouldBe(new Referral(
                new ReferralReward(Code: new CodeTerms(CodeKind.Amount, 7.5m, 30m, Combines: true), ValidDays: 60)));
        Read("""{ "FreeShipping": true, "Friends": 3 }""").Referral
            .ShouldBe(new Referral(
                new ReferralReward(Code: new CodeTerms(CodeKind.FreeShipping)), Cap: new ReferralCap(3, 365)));
    }

    [Theory]
    [InlineData("""{ "FinalDays": 14 }""",
        ": brings the member nothing. Give it one of Points, Percent, Amount or FreeShipping. "
        + "For example: \"Points\": 100")]
    [InlineData("""{ "Points": 100, "Percent": 10 }""", ": brings the member Points and Percent. Give it one of them.")]
    [InlineData("""{ "Points": 100, "Days": 30 }""", ":Friends: is missing beside Days. For example: 12")]
    [InlineData("""{ "Points": 100, "Firends": 3 }""", ":Firends: is no setting. Did you mean Friends?")]
    [InlineData("""{ "FreeShipping": false }""",
        ":FreeShipping: is false. Write true, or leave it out and give another value.")]
    public void What_is_wrong_is_told_at_its_place(string referral, string problem) =>
        Read(referral).Problems.ShouldBe(["Loyalty:Offers:0:Referral" + problem]);

    [Fact]
    public void What_is_about_a_code_is_refused_beside_points() =>
        Read("""{ "Points": 100, "ValidDays": 30, "MinimumSpend": 5, "Combines": false }""").Problems.ShouldBe(
            new[] { "ValidDays", "MinimumSpend", "Combines" }.Select(setting =>
                $"Loyalty:Offers:0:Referral:{setting}: is about a code, and Points give none. "
                + "Leave it out, or give a Percent instead of Points."));

    private static (Referral? Referral, List<string> Problems) Read(string referral)
    {
        var problems = new List<SettingProblem>();
        var json = $$"""
            { "Loyalty": { "Offers": [
                { "Name": "V", "Query": "amount_spent > 1", "Percent": 10, "Referral": {{referral}} } ] } }
            """;
        var settings = new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        var program = ProgramReader.Read(new SettingReader(settings, problems).Section("Loyalty"), problems);
        return (
            program?.Rules.Offers[0].Referral, [.. problems.Select(problem => $"{problem.Path}: {problem.Message}")]);
    }
}

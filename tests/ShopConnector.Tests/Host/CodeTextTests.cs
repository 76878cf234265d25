using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Presentation.Plans;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Tests.Host;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData(CodeKind.Percent, "15", "0", "15 %")]
    [InlineData(CodeKind.Percent, "12.50", "30", "12,5 % from EUR 30,00")]
    [InlineData(CodeKind.Amount, "7.5", "0", "EUR 7,50")]
    [InlineData(CodeKind.Amount, "7.5", "30", "EUR 7,50 from EUR 30,00")]
    [InlineData(CodeKind.FreeShipping, "0", "0", "free shipping")]
    [InlineData(CodeKind.FreeShipping, "0", "1250", "free shipping from EUR 1.250,00")]
    public void A_code_is_shown_in_plain_words(CodeKind kind, string number, string minimum, string text) =>
        CodeText.Of(Code(new CodeTerms(kind, Number(number), Number(minimum)))).ShouldBe(text);

    [Theory]
    [InlineData(CodeKind.Percent, """
        "kind":"percent","number":15,"percent":15,"minimumSpend":30,"currency":"EUR","combines":false
        """)]
    [InlineData(CodeKind.Amount, """
        "kind":"amount","number":15,"minimumSpend":30,"currency":"EUR","combines":false
        """)]
    [InlineData(CodeKind.FreeShipping, """
        "kind":"freeShipping","number":null,"minimumSpend":30,"currency":"EUR","combines":false
        """)]
    public async Task A_plans_document_has_a_percentage_only_of_a_percentage(CodeKind kind, string terms)
    {
        var document = await DocumentAsync(Code(new CodeTerms(kind, 15m, 30m)));

        document.ShouldContain(
            "\"codes\":[{\"code\":\"KOM-7QX\",\"offer\":\"Kom terug\"," + terms + ",\"until\":\"2026-11-08\"}]");
    }

    private static async Task<string> DocumentAsync(CodeToIssue code)
    {
        var customer = new CustomerKey("atelier", "5");
        var line = new PlanLine
        {
            Customer = customer,
            MemberId = "m1",
            Change = new CustomerChange { Customer = customer, Issue = [code] },
        };
        using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            await PlanJson.WriteChangesAsync(
                json, ImmutableArray.Create(line).ToAsyncEnumerable(), CancellationToken.None);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static CodeToIssue Code(CodeTerms terms) => new(
        "e1", "KOM-7QX", "Kom terug", terms, Instant.FromUtc(2026, 11, 1, 0, 0), Instant.FromUtc(2026, 11, 9, 0, 0),
        new LocalDate(2026, 11, 8))
    {
        Currency = "EUR",
    };
}

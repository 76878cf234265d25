using System.Text.Json;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Presentation;
using ShopConnector.Presentation.Explain;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Tests.Storage;
using ShopConnector.Tests.Sync;
using Spectre.Console;

namespace ShopConnector.Tests.Host;

public sealed class ExplainViewTests
{
    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 22, 12, 0);

    private static readonly CompiledProgram s_program = Programs.Vip(from: 2_000m);

    [Fact]
    public void A_shop_owner_reads_it_in_Dutch() => Shown(Wording.Dutch, Member("An", orders: 7)).ShouldBe("""
        An  atelier:c1
        7 bestellingen, EUR 944,65; punten 700, in afwachting 0; niveau geen
        """);

    [Fact]
    public void Support_reads_it_in_English() => Shown(Wording.English, Member("An", orders: 2)).ShouldBe("""
        An  atelier:c1
        """);

    [Fact]
    public void A_name_cannot_write_on_the_terminal() =>
        Shown(Wording.Dutch, Member("A\u001b[2Jn\n[red]", orders: 1)).Split('\n')[0]
            .ShouldBe("A [2Jn [red]  atelier:c1");

    [Fact]
    public void The_document_has_sentences_in_the_language_and_everything_else_as_ever()
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ReportJson.Format))
            new ExplainJson(json, Explained(Wording.Dutch, Member("An", orders: 7))).Write();

        var root = JsonDocument.Parse(buffer.ToArray()).RootElement;
        (root.GetProperty("language").GetString(), root.GetProperty("programme").GetString())
            .ShouldBe(("nl", "0123456789abcdef"));
        root.GetProperty("reasons")[0].GetRawText().ReplaceLineEndings("\n").ShouldBe("");
    }

    private static string Shown(Wording words, StoredMember member)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 110;
        new ExplainView(console, Explained(words, member)).Show();
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n')
            .Select(line => line.TrimEnd()));
    }

    private static ExplainedMember Explained(Wording words, StoredMember member) => new(
        member, Evaluation.Of(member.History, s_program, s_now),
        Evaluation.Explain(member.History, s_program, s_now, words), s_program.Rules, "0123456789abcdef", words);

    private static StoredMember Member(string name, int orders)
    {
        var customer = Some.Customer("c1", "an@example.com").Customer;
        var history = new MemberHistory
        {
            Id = "m1",
            Customers = [customer],
            Orders =
            [
                .. Enumerable.Range(1, orders).Select(number => new Order
                {
                    Key = new OrderKey("atelier", $"{1000 + number}"),
                    PlacedAt = Some.Day(number),
                    PaidAt = Some.Day(number),
                    Currency = "EUR",
                    Total = 134.95m,
                    Goods = 134.95m,
                }),
            ],
        };
        return new StoredMember(
            history, [new HeldCustomer { Key = customer.Key, DisplayName = name, Card = new LoyaltyCard() }]);
    }
}

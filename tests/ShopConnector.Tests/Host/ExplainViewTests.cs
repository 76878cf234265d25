using System.Text.Encodings.Web;
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

    private static readonly JsonSerializerOptions s_plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void A_shop_owner_reads_it_in_Dutch() => Shown(Wording.Dutch, Member("An", orders: 7)).ShouldBe("""
        An  atelier:c1
        7 bestellingen, EUR 944,65; punten 938, in afwachting 0; niveau geen
        ╭──────────────────┬─────┬───────────────────────────────────────────────────────────────────────────────────╮
        │ Wat              │     │ Waarom                                                                            │
        ├──────────────────┼─────┼───────────────────────────────────────────────────────────────────────────────────┤
        │ tag VIP          │ nee │ het bestede bedrag is 944,65, 1.055,35 te weinig voor 2.000                       │
        │                  │     │ Regel: VIP: amount_spent >= 2000                                                  │
        │                  │     │ Bestellingen: atelier:1007, atelier:1006, atelier:1005, atelier:1004,             │
        │                  │     │ atelier:1003 en nog 2                                                             │
        │ punten           │ ja  │ 938 te besteden, 0 in afwachting                                                  │
        │                  │     │ Bestellingen: atelier:1007, atelier:1006, atelier:1005, atelier:1004,             │
        │                  │     │ atelier:1003 en nog 2                                                             │
        │ aanbod Kom terug │ nee │ de dag van de laatste bestelling is 7 oktober 2026, 46 dagen na 22 augustus 2026  │
        │                  │     │ (-3m)                                                                             │
        │                  │     │ Regel: Kom terug: last_order_date < -3m                                           │
        │                  │     │ Bestellingen: atelier:1007                                                        │
        │                  │     │ Straks: gaat open op 8 januari 2027, tenzij er iets wordt gekocht                 │
        ╰──────────────────┴─────┴───────────────────────────────────────────────────────────────────────────────────╯
        Verandert weer: 8 januari 2027
        Programma: 01234567, in gebruik sinds 1 oktober 2026 11:30
        """);

    [Fact]
    public void Support_reads_it_in_English() => Shown(Wording.English, Member("An", orders: 2)).ShouldBe("""
        An  atelier:c1
        2 orders, EUR 269.90; points 268, pending 0; tier none
        ╭─────────────────┬─────┬─────────────────────────────────────────────────────────────────────────────────╮
        │ What            │     │ Because                                                                         │
        ├─────────────────┼─────┼─────────────────────────────────────────────────────────────────────────────────┤
        │ tag VIP         │ no  │ the amount spent is 269.90, 1,730.10 short of 2,000                             │
        │                 │     │ Rule: VIP: amount_spent >= 2000                                                 │
        │                 │     │ Orders: atelier:1002, atelier:1001                                              │
        │ points          │ yes │ 268 available, 0 pending                                                        │
        │                 │     │ Orders: atelier:1002, atelier:1001                                              │
        │ offer Kom terug │ no  │ the day of the last order is 2 October 2026, 41 days after 22 August 2026 (-3m) │
        │                 │     │ Rule: Kom terug: last_order_date < -3m                                          │
        │                 │     │ Orders: atelier:1002                                                            │
        │                 │     │ Next: opens on 3 January 2027, unless something is bought                       │
        ╰─────────────────┴─────┴─────────────────────────────────────────────────────────────────────────────────╯
        Changes next: 3 January 2027
        Programme: 01234567, in use since 1 October 2026 11:30
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
        var reason = root.GetProperty("reasons")[0];
        root.GetProperty("programmeSince").GetString().ShouldBe("2026-10-01T11:30:00+02");
        reason.EnumerateObject().Select(one => one.Name)
            .ShouldBe(["about", "holds", "because", "rules", "evidence", "next"]);
        reason.GetProperty("because").GetString().ShouldBe(
            "het bestede bedrag is 944,65, 1.055,35 te weinig voor 2.000");
        JsonSerializer.Serialize(reason.GetProperty("rules")[0], s_plain).ShouldBe(
            """{"kind":"segment","name":"VIP","query":"amount_spent >= 2000"}""");
        var evidence = reason.GetProperty("evidence")[0];
        (evidence.GetProperty("clause").GetString(), evidence.GetProperty("total").GetInt32())
            .ShouldBe(("amount_spent >= 2000", 7));
        evidence.GetProperty("orders").EnumerateArray().Select(order => order.GetString())
            .ShouldBe(Enumerable.Range(1, 7).Reverse().Select(number => $"atelier:{1000 + number}"));
        var next = root.GetProperty("reasons")[2].GetProperty("next")[0];
        (next.GetProperty("at").GetString(), next.GetProperty("what").GetString()).ShouldBe(
            ("2027-01-08T00:00:00+01", "gaat open op 8 januari 2027, tenzij er iets wordt gekocht"));
    }

    [Theory, InlineData(Language.Nl), InlineData(Language.En)]
    public void A_programme_that_no_shop_was_planned_with_is_said_not_to_be_in_use(Language language)
    {
        var labels = Labels.Of(language);

        Shown(Explained(Wording.Of(language), Member("An", orders: 0)) with { Since = null })
            .ShouldEndWith($"{labels.Programme}: 01234567, {labels.NotYet}");
    }

    private static string Shown(Wording words, StoredMember member) => Shown(Explained(words, member));

    private static string Shown(ExplainedMember explained)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 110;
        new ExplainView(console, explained).Show();
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n')
            .Select(line => line.TrimEnd()));
    }

    private static ExplainedMember Explained(Wording words, StoredMember member) => new(
        member, Evaluation.Of(member.History, s_program, s_now),
        Evaluation.Explain(member.History, s_program, s_now, words), s_program.Rules, "0123456789abcdef", words,
        Since: Instant.FromUtc(2026, 10, 1, 9, 30));

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

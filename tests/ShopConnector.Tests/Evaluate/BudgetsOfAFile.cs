using System.Text;
using NodaTime;
using ShopConnector.Evaluate;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Points;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.Evaluate;

/// <summary>A budget is over all members of a file, and who comes first there comes first in a plan.</summary>
public sealed class BudgetsOfAFile
{
    private const string NotKnown =
        "Budgets count what this file holds: codes of members who are not in it are not known here.";

    // Listed in another order than that of the customers; "9" comes after "10" as text does.
    private static readonly string[] s_members =
        [Member("m9", "atelier", "9"), Member("m2", "kaashuis", "1"), Member("m10", "atelier", "10")];

    [Fact]
    public void It_is_given_out_shop_after_shop_and_by_customer_and_whoever_waits_is_told_why()
    {
        var evaluated = Evaluate(s_members, new OfferBudget(Codes: 1));

        Given(evaluated).ShouldBe(["m10"]);
        evaluated.Notes.ShouldBe(
        [
            "atelier: Offer Kom terug: 1 member waits, because its budget is given out: 1 open of at most 1. "
            + "Raise Budget to let them in sooner.",
            "kaashuis: Offer Kom terug: 1 member waits, because its budget is given out: 1 open of at most 1. "
            + "Raise Budget to let them in sooner.",
            NotKnown,
        ]);
        var waits = evaluated.Members[0];
        waits.Decision.NextChange.ShouldBe(Instant.FromUtc(2026, 11, 8, 23, 0)); // The day after the other's last.
        waits.Reasons.Single(reason => reason.About == "offer Kom terug").ShouldBe(new Reason(
            "offer Kom terug", Holds: false,
            "not given: the budget of the offer is given out, 1 open of at most 1; it waits for a place"));
    }

    [Fact]
    public void Shops_come_as_the_configuration_lists_them() =>
        Given(Evaluate(s_members, new OfferBudget(Codes: 1), "kaashuis", "atelier")).ShouldBe(["m2"]);

    [Fact]
    public void Who_waits_changes_when_the_first_code_that_is_open_ends_or_by_what_else_comes_first()
    {
        var soon = Member("m0", "atelier", "0", Offer("a", "Open", "2026-11-03"), Offer("b", "Open", "2026-11-02"));

        Next(Evaluate([soon, .. s_members], new OfferBudget(Codes: 2))).ShouldBe(Instant.FromUtc(2026, 11, 2, 0, 0));
    }

    [Fact]
    public void A_place_that_is_free_as_soon_as_this_is_stored_is_taken_at_the_next_look()
    {
        var gone = Member("m0", "kaashuis", "0", Offer("a", "Open", "2026-12-03")); // Its customer is of another shop.

        var evaluated = Evaluate([gone, .. s_members], new OfferBudget(Codes: 1));

        Given(evaluated).ShouldBeEmpty();
        Next(evaluated).ShouldBe(evaluated.At + Duration.Epsilon);
    }

    [Fact]
    public void Codes_that_the_file_holds_count_and_what_is_over_or_of_a_control_group_does_not()
    {
        var holder = Member(
            "m0", "atelier", "0", Offer("a", "Open", "2026-12-01"), Offer("b", "Open", "2026-10-01"),
            Offer("c", "Used", "2026-12-01"), Offer("d", "Open", "2026-12-01", control: true));

        Given(Evaluate([holder, .. s_members], new OfferBudget(Liability: 29m))).ShouldBe(["m0", "m10"]);
        Given(Evaluate(s_members, new OfferBudget(Liability: 29m))).ShouldBe(["m9", "m10"]);
    }

    [Fact]
    public void Where_no_offer_has_a_budget_nothing_is_said_of_them() =>
        Evaluate(s_members, budget: null).Notes.ShouldBeEmpty();

    [Fact]
    public void What_is_open_in_a_file_is_counted_as_storage_counts_it()
    {
        var at = Instant.FromUtc(2026, 11, 1, 10, 0);
        var one = new Entitlement("k", "Kom terug", new("atelier", "1"), at, at + Duration.FromDays(1), Code: null);

        OpenPromises.Of(
            [
                one with { Terms = new CodeTerms(CodeKind.Amount, 7.5m) }, one with { Offer = "KOM TERUG" },
                one with { Control = true }, one with { ValidUntil = at }, one with { State = EntitlementState.Ended },
            ], at)
            .ShouldBe([new OpenPromises("Kom terug", Promises: 2, Amounts: 1, Worth: 7.5m)]);
    }

    private static Instant? Next(Evaluated evaluated) =>
        evaluated.Members.Single(one => one.Decision.MemberId == "m10").Decision.NextChange;

    private static string[] Given(Evaluated evaluated) =>
    [
        .. evaluated.Members
            .Where(one => one.Decision.Entitlements
                .Any(held => held is { State: EntitlementState.Open, Control: false }))
            .Select(one => one.Decision.MemberId),
    ];

    private static string Member(string id, string shop, string customer, params string[] offers) =>
        $$"""
        { "id": "{{id}}", "customers": [ { "shop": "{{shop}}", "id": "{{customer}}", "email": "{{id}}@example.com" } ],
          "orders": [ { "shop": "{{shop}}", "id": "{{id}}", "placedAt": "2026-03-01T10:00:00Z",
            "paidAt": "2026-03-01T10:00:00Z", "currency": "EUR", "total": "30", "goods": "30" } ],
          "offers": [ {{string.Join(", ", offers)}} ] }
        """;

    private static string Offer(string key, string state, string end, bool control = false) =>
        $$"""
        { "key": "{{key}}", "offer": "Kom terug", "customer": { "shop": "atelier", "id": "0" }, "code": "X{{key}}",
          "openedAt": "2026-09-01T10:00:00Z", "validUntil": "{{end}}T00:00:00Z", "state": "{{state}}",
          "control": {{(control ? "true" : "false")}}, "terms": { "kind": "Amount", "number": "10" } }
        """;

    private static Evaluated Evaluate(string[] members, OfferBudget? budget, params string[] shops)
    {
        var text = $$"""{ "members": [ {{string.Join(", ", members)}} ] }""";
        var file = HistoryFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), new PointsRules());
        var (problems, program) = (file.Problems.ToList(), Programs.With(
            new Offer("Kom terug", "last_order_date < -3m", OfferValue.Amount(10m))
            {
                ControlShare = 0m,
                Budget = budget,
            }));
        var evaluated = Evaluated.Of(file.Members, program, Instant.FromUtc(2026, 11, 1, 10, 0), problems, shops);
        problems.ShouldBeEmpty();
        return evaluated;
    }
}

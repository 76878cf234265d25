using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Sync.Writing;

/// <summary>What the shop said of a part counts; where it said nothing, what it shows.</summary>
public sealed class CutOffChangeTests
{
    private static readonly CustomerKey An = new("atelier", "5");

    private static readonly CustomerChange Intent = new()
    {
        Customer = An,
        AddTags = ["VIP", "Goud"],
        Fields = [new FieldChange(CardField.Points, null, "7")],
    };

    private static readonly HeldCustomer ShowsGold = new()
    {
        Key = An,
        Card = LoyaltyCard.Empty with { Tags = ["Goud"] },
    };

    private static readonly Order Zone = new()
    {
        Key = new OrderKey("atelier", "9"),
        PlacedAt = Instant.FromUtc(2026, 11, 1, 10, 0),
        Currency = "EUR",
        Total = 5m,
    };

    private static readonly OrderChange ToHold = new()
    {
        Order = Zone.Key,
        Tags = ["zone"],
        AddTags = ["zone"],
        TagsAfter = ["zone"],
        Hold = true,
    };

    private static readonly PartOutcome[] AllSaid =
    [
        Said(WritePartKind.AddTag, "VIP"), Said(WritePartKind.AddTag, "Goud"), Said(WritePartKind.Field, "Points"),
    ];

    [Fact]
    public void What_was_said_done_is_written_also_when_somebody_has_undone_it_since()
    {
        var closed = Close(Said(WritePartKind.AddTag, "VIP"), Said(WritePartKind.Field, "Points"));

        (closed.State, closed.Reason).ShouldBe((JournalState.Written, null));
        closed.Written!.AddTags.ShouldBe(["VIP", "Goud"]);
    }

    [Fact]
    public void What_was_refused_is_told_and_the_rest_is_what_the_shop_shows()
    {
        var closed = Close(Said(WritePartKind.AddTag, "VIP", "Vol."));

        (closed.State, closed.Reason).ShouldBe((JournalState.PartlyWritten, $"Vol. {CutOffChange.CutOff}"));
        closed.Written!.AddTags.ShouldBe(["Goud"]);
        closed.Written.Fields.ShouldBeEmpty();
    }

    [Fact]
    public void Once_every_part_is_known_the_refusals_are_the_reason()
    {
        var closed = Close(Said(WritePartKind.AddTag, "VIP", "Vol."), Said(WritePartKind.Field, "Points", "Vol."));

        (closed.State, closed.Reason).ShouldBe((JournalState.PartlyWritten, "Vol."));
    }

    [Fact]
    public void The_later_word_counts()
    {
        var closed = Close(
            Said(WritePartKind.AddTag, "VIP", "Vol."), Said(WritePartKind.AddTag, "VIP"),
            Said(WritePartKind.Field, "Points"));

        closed.State.ShouldBe(JournalState.Written);
    }

    [Fact]
    public void Without_a_word_it_is_never_said_to_be_whole()
    {
        var closed = CutOffChange.Close(Entry() with { Intent = Intent with { AddTags = ["Goud"], Fields = [] } },
            ShowsGold, [], []);

        (closed.State, closed.Reason).ShouldBe((JournalState.PartlyWritten, CutOffChange.CutOff));
    }

    [Fact]
    public void Orders_that_carry_the_mark_of_what_was_done_are_written_also_when_staff_took_a_tag_off_since()
    {
        var marked = Zone with { Tags = [], Mark = new OrderMark { Tags = ["zone"], Held = true } };

        var closed = CutOffChange.Close(EntryWith(ToHold), ShowsGold, AllSaid, [marked]);

        (closed.State, closed.Reason).ShouldBe((JournalState.Written, null));
        closed.Written!.Orders.ShouldBe([ToHold]);
    }

    [Fact]
    public void Without_that_mark_nothing_says_that_the_orders_were_written()
    {
        var half = Zone with { Tags = ["zone"], Mark = new OrderMark { Tags = ["zone"] } };

        foreach (var shown in new Order[][] { [], [Zone], [half] })
        {
            var closed = CutOffChange.Close(EntryWith(ToHold), ShowsGold, AllSaid, shown);

            (closed.State, closed.Reason).ShouldBe((JournalState.PartlyWritten, CutOffChange.CutOff));
        }
    }

    [Fact]
    public void What_an_undo_took_back_shows_in_the_order_itself()
    {
        var mark = new OrderMark { Tags = ["zone"], Held = true };
        var back = new OrderChange { Order = Zone.Key, Mark = mark, RemoveTags = ["zone"], Release = true };
        var free = Zone with { Mark = mark, Fulfilment = FulfilmentState.Unfulfilled };

        State(free).ShouldBe(JournalState.Written);
        State(free with { Tags = ["Zone"] }).ShouldBe(JournalState.PartlyWritten);
        State(free with { Fulfilment = FulfilmentState.OnHold }).ShouldBe(JournalState.PartlyWritten);

        JournalState State(Order shown) =>
            CutOffChange.Close(EntryWith(back), ShowsGold, AllSaid, [shown]).State;
    }

    private static JournalEntry EntryWith(OrderChange order) =>
        Entry() with { Intent = Intent with { Orders = [order] } };

    private static JournalEntry Close(params PartOutcome[] told) => CutOffChange.Close(Entry(), ShowsGold, told, []);

    private static JournalEntry Entry() => new(1, 1, An, Intent, JournalState.Open);

    private static PartOutcome Said(WritePartKind kind, string name, string? refusal = null) =>
        new(new WritePart(An.Id, kind, name), refusal);
}

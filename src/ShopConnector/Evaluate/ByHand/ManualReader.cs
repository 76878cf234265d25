using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Evaluate.ByHand;

/// <summary>Reads what staff gave or took by hand. A reversal takes back all of one adjustment, once.</summary>
internal static class ManualReader
{
    public static ManualPoints Read(ManualJson json, MemberJson of, FactReader member)
    {
        var facts = member.Within($"adjustment {json.Id}");
        var manual = new ManualPoints(
            facts.Required(json.Id, "id", "1"), facts.At(json.At, "at"), facts.Points(json.Points, "points"),
            facts.Required(json.Reason, "reason", "parcel was late"), facts.Required(json.Author, "author", "An"),
            json.Reverses);
        if (Mistake(manual, json, of) is { } mistake)
            facts.Problem(mistake);

        return manual;
    }

    private static string? Mistake(ManualPoints manual, ManualJson json, MemberJson of)
    {
        if (manual.Reverses is not { } id)
            return null;

        if (id == manual.Id)
            return "reverses itself; write the id of the adjustment that it takes back.";

        if (of.Manual?.Find(one => one?.Id == id) is not { } reversed)
            // One whose fact is gone may still be in the ledger.
            return of.Postings?.Exists(one => one?.Key == $"manual:{id}") is true
                ? null
                : $"reverses {id}, which is no adjustment of this member; write the id of one, or add that one.";

        if (reversed.Reverses is not null)
            return $"reverses {id}, which is a reversal itself; make a new adjustment instead.";

        // Of two, the first in the file is named by the second.
        if (of.Manual.Find(one => one?.Reverses == id) is { } first && !ReferenceEquals(first, json))
            return $"reverses {id}, which adjustment {first.Id} reverses already; leave one of them out.";

        return Differs(json, reversed);
    }

    private static string? Differs(ManualJson reversal, ManualJson reversed)
    {
        // What cannot be read of either is told elsewhere, once.
        var unread = new List<string>();
        var quiet = new FactReader("", unread);
        var (points, given) = (quiet.Points(reversal.Points, "points"), quiet.Points(reversed.Points, "points"));
        var (at, from) = (quiet.At(reversal.At, "at"), quiet.At(reversed.At, "at"));
        return unread.Count > 0 ? null
            : points != -given ? $"points is {points}, but it reverses {reversed.Id} of {given}; write {-given}."
            : at < from ? $"is dated before {reversed.Id}, which it reverses; write an instant from then on."
            : null;
    }
}

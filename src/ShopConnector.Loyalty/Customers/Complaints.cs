using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Customers;

/// <summary>What the events of a member say of complaints by one instant.</summary>
/// <param name="IsOpen">One was made that no later event solved; one solution closes all before it.</param>
/// <param name="LastSolvedDay">As days since 1970-01-01; null when none was solved.</param>
internal readonly record struct Complaints(bool IsOpen, int? LastSolvedDay)
{
    public static Complaints Of(ImmutableArray<MemberEvent> events, ref ZoneDays days, Instant now)
    {
        Instant? made = null, solved = null;
        foreach (var happening in events)
        {
            if (happening.At > now)
                continue;

            if (happening.Kind == EventKind.Complaint && !(happening.At <= made))
                made = happening.At;
            else if (happening.Kind == EventKind.ComplaintSolved && !(happening.At <= solved))
                solved = happening.At;
        }

        return new Complaints(made is not null && !(solved >= made), solved is { } at ? days.DayOf(at) : null);
    }
}

using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>An event of kind <c>complaint</c> is open until one of kind <c>complaint-solved</c> follows.</summary>
internal static class Complaint
{
    public static bool IsOpen(ImmutableArray<MemberEvent> events)
    {
        Instant? made = null, solved = null;
        foreach (var happening in events)
        {
            if (happening.Kind == "complaint" && !(happening.At <= made))
                made = happening.At;
            else if (happening.Kind == "complaint-solved" && !(happening.At <= solved))
                solved = happening.At;
        }

        return made is not null && !(solved >= made);
    }
}

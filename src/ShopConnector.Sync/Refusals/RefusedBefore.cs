using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Sync.Refusals;

/// <summary>
/// Leaves out of a plan what the shop has refused and would refuse again, and says so. It is tried again as soon as
/// anything else is to be written for the same customer, or after a while: what stood in the way may be mended where
/// nobody tells us.
/// </summary>
/// <param name="zone">In which days are told to people.</param>
internal sealed class RefusedBefore(
    IReadOnlyDictionary<CustomerKey, StandingRefusal> refusals, Instant now, DateTimeZone zone)
{
    private const int NamedAtMost = 20;

    private readonly List<string> _notes = [];
    private int _leftOut;

    public static IReadOnlyDictionary<CustomerKey, StandingRefusal> Nothing { get; } =
        new Dictionary<CustomerKey, StandingRefusal>();

    public IEnumerable<string> Notes => _leftOut <= NamedAtMost
        ? _notes
        : _notes.Append(FormattableString.Invariant(
            $"… and {_leftOut - NamedAtMost} more customers of whom the shop refused something."));

    public PlanLine Without(PlanLine line)
    {
        if (line.Change is not { } change || !refusals.TryGetValue(line.Customer, out var refused)
            || now >= refused.AgainAt || !change.Retire.IsEmpty || !ChangeParts.Of(change).IsSubsetOf(refused.Parts))
        {
            // A code to be taken back is always asked for: left out, it would be stored as ended, and live on.
            return line;
        }

        var again = refused.AgainAt;
        if (++_leftOut <= NamedAtMost)
        {
            var day = LocalDatePattern.Iso.Format(again.InZone(zone).Date);
            _notes.Add(
                $"{line.Customer}: not asked of the shop again before {day}, unless something of it changes: "
                + refused.Reason);
        }

        return line with
        {
            Change = null,
            NextChange = line.NextChange is { } next && next < again ? next : again,
        };
    }
}

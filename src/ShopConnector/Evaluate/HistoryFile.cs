using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using ShopConnector.Evaluate.Referring;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Evaluate;

/// <summary>A history file in the contract's form, read into histories of members.</summary>
/// <param name="At">When to evaluate, if the file says so.</param>
/// <param name="Problems">Everything wrong in the file, each with its member, order and field.</param>
internal sealed record HistoryFile(
    Instant? At, ImmutableArray<MemberHistory> Members, ImmutableArray<string> Problems)
{
    /// <param name="rules">Complete stored rules of which an older output says only the rate.</param>
    public static HistoryFile Read(Stream json, PointsRules rules)
    {
        HistoryJson? file;
        try
        {
            file = JsonSerializer.Deserialize(json, EvaluateJson.Default.HistoryJson);
        }
        catch (JsonException error)
        {
            return new HistoryFile(At: null, [], [Unreadable(error)]);
        }

        var problems = new List<string>();
        var at = new FactReader("The history", problems).OptionalAt(file?.At, "at");
        if (file?.Members is null)
            problems.Add("The history has no members; write { \"members\": [ … ] }.");

        var members = new MemberReader(problems, rules);
        var read = ImmutableArray.CreateBuilder<MemberHistory>();
        foreach (var member in file?.Members ?? [])
            if (member is not null)
                read.Add(members.Read(member));

        FindTwice(read, problems);
        var referrals = new FileReferrals(read);
        return new HistoryFile(at, [.. read.Select(referrals.Complete)], [.. problems]);
    }

    private static void FindTwice(IEnumerable<MemberHistory> members, List<string> problems)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var orders = new Dictionary<OrderKey, string>();
        foreach (var member in members)
        {
            if (member.Id.Length > 0 && !ids.Add(member.Id))
                problems.Add($"Member {member.Id} is there twice; give each member an id of its own.");

            foreach (var order in member.Orders.Select(order => order.Key).Concat(member.DeletedOrders))
            {
                if (orders.TryAdd(order, member.Id))
                    continue;

                var first = orders[order];
                problems.Add(string.Equals(first, member.Id, StringComparison.Ordinal)
                    ? $"Member {member.Id}: order {order} is there twice; leave one of them out."
                    : $"Member {member.Id}: order {order} is there twice, " +
                        $"the first time with member {first}; leave one of them out.");
            }
        }
    }

    private static string Unreadable(JsonException error)
    {
        var place = error.LineNumber is { } line ?
            $"line {line + 1}, column {error.BytePositionInLine + 1}" : "its start";
        var path = string.IsNullOrEmpty(error.Path) ? "" : $" ({error.Path})";
        return $"The history is not valid at {place}{path}: {error.Message.Split(" Path:")[0]}";
    }
}

using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty;

/// <summary>Start here: the pure function from a member's history to what should be true of it.</summary>
public static class Evaluation
{
    public static Decision Of(MemberHistory history, CompiledProgram program, Instant now) => new()
    {
        MemberId = history.Id,
        Tags = [],
        Metrics = new Metrics(0, 0m, FirstOrderDate: null, LastOrderDate: null),
        Points = PointsPosition.None,
        Postings = [],
    };

    /// <summary>Apart from <see cref="Of"/> because sentences cost more than decisions.</summary>
    public static ImmutableArray<Reason> Explain(MemberHistory history, CompiledProgram program, Instant now) => [];
}

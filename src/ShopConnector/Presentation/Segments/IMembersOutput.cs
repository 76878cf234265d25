using NodaTime;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Presentation.Segments;

internal sealed record MemberRow(StoredMember Member, QueryAnswer Answer);

/// <summary>Takes members one by one, as many as there are, without keeping them.</summary>
internal interface IMembersOutput : IDisposable
{
    void Begin(SegmentQuery query, Instant at);

    void Add(MemberRow row);

    /// <summary>Not called when it broke off: a half list must not look like a whole one.</summary>
    void End();
}

using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Json;

namespace ShopConnector.Storage.Acts;

internal sealed record ActRow
{
    public const string Manual = "manual";
    public const string Redemption = "redeem";
    public const string Event = "event";

    public string MemberId { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Body { get; init; } = "";

    public ManualPoints ToManual() => Column.Read<ManualPoints>(Body);

    public Redemption ToRedemption() => Column.Read<Redemption>(Body);

    public MemberEvent ToEvent() => Column.Read<MemberEvent>(Body);
}

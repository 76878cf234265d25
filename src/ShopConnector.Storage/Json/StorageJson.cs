using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Setup;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Storage.Json;

/// <summary>
/// The documents in the JSON columns. Money stays an exact decimal, an instant is ISO text. Only what is null is left
/// out: a missing value would come back as the type's default and not as the record's.
/// </summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [
        typeof(InstantConverter), typeof(LocalDateConverter), typeof(CustomerKeyConverter), typeof(OrderKeyConverter),
    ])]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(LoyaltyCard))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderMark))]
[JsonSerializable(typeof(Posting))]
[JsonSerializable(typeof(ManualPoints))]
[JsonSerializable(typeof(Redemption))]
[JsonSerializable(typeof(MemberEvent))]
[JsonSerializable(typeof(NamedPerson))]
[JsonSerializable(typeof(Entitlement))]
[JsonSerializable(typeof(CustomerChange))]
[JsonSerializable(typeof(ImmutableArray<ImmutableArray<WritePart>>))]
[JsonSerializable(typeof(PlanLine))]
[JsonSerializable(typeof(PlanTotals))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(SetupStep))]
[JsonSerializable(typeof(SetupStanding))]
internal sealed partial class StorageJson : JsonSerializerContext;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

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
[JsonSerializable(typeof(Posting))]
[JsonSerializable(typeof(Entitlement))]
[JsonSerializable(typeof(CustomerChange))]
[JsonSerializable(typeof(PlanLine))]
[JsonSerializable(typeof(PlanTotals))]
[JsonSerializable(typeof(RunResult))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>Letters outside ASCII stay as they are: half the size, and people look into these columns.</summary>
    public static StorageJson Readable { get; } = new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Of<T>());

    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, Of<T>())!;

    private static JsonTypeInfo<T> Of<T>() => Info<T>.Type;

    private static class Info<T>
    {
        public static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!;
    }
}

using System.Text.Json.Serialization;

namespace ShopConnector.Sync;

[JsonSerializable(typeof(string[]))]
internal sealed partial class SyncJson : JsonSerializerContext;

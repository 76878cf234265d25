using System.Text.Json;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Presentation.Plans;

/// <summary>What is to be set up in the shop itself, or was.</summary>
internal static class SetupJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<SetupEntry> entries)
    {
        json.WriteStartArray("setup");
        foreach (var one in entries)
        {
            json.WriteStartObject();
            json.WriteString("thing", one.Step.Key);
            json.WriteString("action", JsonNamingPolicy.CamelCase.ConvertName(one.Step.Action.ToString()));
            json.WriteString("text", one.Step.Text);
            json.WriteString("state", one.State.ToString());
            json.WriteString("reason", one.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

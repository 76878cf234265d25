using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;

namespace ShopConnector.Presentation.Explain;

/// <summary>
/// One member with every reason, as one document. The sentences are in the language asked for; names of properties,
/// kinds, numbers and instants are the same in all.
/// </summary>
internal sealed class ExplainJson(Utf8JsonWriter json, ExplainedMember explained)
{
    public void Write()
    {
        var decision = explained.Decision;
        json.WriteStartObject();
        json.WriteString("member", decision.MemberId);
        json.WriteString("language", Camel(explained.Words.Language));
        json.WriteString("programme", explained.Fingerprint);
        json.WriteString("programmeSince", explained.Since is { } since ? Local(since) : null);
        WriteCustomers();
        json.WriteStartArray("tags");
        foreach (var tag in decision.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteString("tier", decision.Tier);
        json.WriteStartObject("points");
        json.WriteNumber("balance", decision.Points.Balance);
        json.WriteNumber("pending", decision.Points.Pending);
        json.WriteEndObject();
        json.WriteStartArray("reasons");
        foreach (var reason in explained.Reasons)
        {
            Write(reason);
        }

        json.WriteEndArray();
        json.WriteString("nextChange", decision.NextChange is { } at ? Local(at) : null);
        json.WriteEndObject();
    }

    private void WriteCustomers()
    {
        json.WriteStartArray("customers");
        foreach (var customer in explained.Member.Customers)
        {
            json.WriteStartObject();
            json.WriteString("shop", customer.Key.Shop);
            json.WriteString("id", customer.Key.Id);
            json.WriteString("name", customer.DisplayName);
            json.WriteString("email", customer.Email);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Write(Reason reason)
    {
        json.WriteStartObject();
        json.WriteString("about", reason.About);
        json.WriteBoolean("holds", reason.Holds);
        json.WriteString("because", reason.Because);
        json.WriteStartArray("rules");
        foreach (var rule in reason.Rules)
        {
            json.WriteStartObject();
            json.WriteString("kind", Camel(rule.Kind));
            json.WriteString("name", rule.Name);
            json.WriteString("query", rule.Query);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("evidence");
        foreach (var evidence in reason.Evidence)
        {
            Write(evidence);
        }

        json.WriteEndArray();
        json.WriteStartArray("next");
        foreach (var change in reason.Next)
        {
            json.WriteStartObject();
            json.WriteString("at", Local(change.At));
            json.WriteString("what", change.What);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Evidence evidence)
    {
        json.WriteStartObject();
        json.WriteString("clause", evidence.Clause);
        json.WriteNumber("total", evidence.Total);
        json.WriteStartArray("orders");
        foreach (var order in evidence.Orders)
        {
            json.WriteStringValue(order.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private string Local(Instant at) =>
        OffsetDateTimePattern.GeneralIso.Format(explained.Local(at).ToOffsetDateTime());

    private static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

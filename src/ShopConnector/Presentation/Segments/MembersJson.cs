using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Presentation.Segments;

/// <summary>One document, written as members come.</summary>
internal sealed class MembersJson(Stream output, string currency) : IMembersOutput
{
    private const int FlushEvery = 100;

    private readonly Utf8JsonWriter _json = new(output, ReportJson.Format);
    private long _count;

    public void Begin(SegmentQuery query, Instant at)
    {
        _json.WriteStartObject();
        _json.WriteString("query", query.ToString());
        _json.WriteString("at", InstantPattern.ExtendedIso.Format(at));
        _json.WriteString("currency", currency);
        _json.WriteStartArray("members");
    }

    public void Add(MemberRow row)
    {
        var answer = row.Answer;
        _json.WriteStartObject();
        _json.WriteString("id", row.Member.History.Id);
        _json.WriteStartArray("customers");
        foreach (var customer in row.Member.Customers)
        {
            _json.WriteStartObject();
            _json.WriteString("shop", customer.Key.Shop);
            _json.WriteString("id", customer.Key.Id);
            _json.WriteString("name", customer.DisplayName);
            _json.WriteString("email", customer.Email);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteNumber("numberOfOrders", answer.Metrics.NumberOfOrders);
        _json.WriteString("amountSpent", answer.Metrics.AmountSpent.ToString(CultureInfo.InvariantCulture));
        _json.WriteString("firstOrderDate", Day(answer.Metrics.FirstOrderDate));
        _json.WriteString("lastOrderDate", Day(answer.Metrics.LastOrderDate));
        _json.WriteNumber("points", answer.Points);
        _json.WriteString("tier", answer.Tier);
        _json.WriteStartArray("tags");
        foreach (var tag in answer.Tags)
            _json.WriteStringValue(tag);

        _json.WriteEndArray();
        _json.WriteEndObject();

        // The writer keeps all it was not told to send on; a million members would be a gigabyte.
        if (++_count % FlushEvery == 0)
            _json.Flush();
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteNumber("count", _count);
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    private static string? Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;
}

using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace ShopConnector.Presentation.Events;

/// <summary>What was noted of a member.</summary>
internal sealed class EventView(Terminal terminal, DateTimeZone zone)
{
    private static readonly ZonedDateTimePattern s_minutes =
        ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm", DateTimeZoneProviders.Tzdb);

    public void ShowAdded(string member, NotedEvent noted, bool isNew, bool json)
    {
        if (!json)
        {
            terminal.Out.WriteLine(isNew
                ? $"{member}: {noted.Kind} of {Minute(noted.At)} noted, number {SafeText.Cell(noted.Id)}. "
                    + "The next apply shows what follows from it."
                : $"{member}: {noted.Kind} of {Minute(noted.At)} was noted already, number {SafeText.Cell(noted.Id)}. "
                    + "Nothing has changed.");
            return;
        }

        using var writer = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        writer.WriteStartObject();
        Write(writer, noted);
        writer.WriteBoolean("new", isNew);
        writer.WriteEndObject();
    }

    public void ShowAll(string member, IReadOnlyList<NotedEvent> events, bool json)
    {
        if (json)
        {
            ShowJson(events);
            return;
        }

        if (events.Count == 0)
        {
            terminal.Out.WriteLine($"{member}: nothing was noted. Note something with: shopconnector event add");
            return;
        }

        var table = Tables.Titled($"Events of {member}", "When", "What", "Number", "Customer", "Noted by");
        foreach (var one in events)
        {
            table.Add(
                Minute(one.At), SafeText.Cell(one.Kind), SafeText.Cell(one.Id), SafeText.Cell(one.Customer?.ToString()),
                SafeText.Cell(one.Author));
        }

        terminal.Out.Write(table);
    }

    private void ShowJson(IReadOnlyList<NotedEvent> events)
    {
        using var writer = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        writer.WriteStartObject();
        writer.WriteStartArray("events");
        foreach (var one in events)
        {
            writer.WriteStartObject();
            Write(writer, one);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, NotedEvent noted)
    {
        writer.WriteString("id", noted.Id);
        writer.WriteString("shop", noted.Customer?.Shop);
        writer.WriteString("customer", noted.Customer?.Id);
        writer.WriteString("kind", noted.Kind);
        writer.WriteString("at", OffsetDateTimePattern.ExtendedIso.Format(noted.At.InZone(zone).ToOffsetDateTime()));
        writer.WriteString("author", noted.Author);
    }

    private string Minute(Instant at) => s_minutes.Format(at.InZone(zone));
}

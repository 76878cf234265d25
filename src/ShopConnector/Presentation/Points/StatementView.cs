using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace ShopConnector.Presentation.Points;

internal sealed class StatementView(Terminal terminal, DateTimeZone zone)
{
    public void Show(string member, Statement statement, bool json)
    {
        if (json)
        {
            ShowJson(statement);
            return;
        }

        var table = Tables.Titled($"Points of {member}", "Date", "What", "Points", "After", "");
        foreach (var line in statement.Lines)
        {
            table.Add(
                Day(line.At), SafeText.Cell(line.What, most: 70),
                Figures.Signed(line.Points),
                Figures.Number(line.After), NoteOf(line));
        }

        terminal.Out.Write(table);
        var position = statement.Position;
        var expiry = position.NextExpiry is { } next
            ? $" {Figures.Number(next.Points)} expire on {Day(next.At)}, unless they are spent." : "";
        terminal.Out.WriteLine(
            $"{Figures.Number(position.Balance)} to spend, {Figures.Number(position.Pending)} pending.{expiry}");
    }

    public string NoteOf(StatementLine line)
    {
        var notes = new List<string>();
        if (line.AvailableAt is { } available)
        {
            notes.Add($"pending until {Day(available)}");
        }

        if (line.ExpiresAt is { } expires)
        {
            notes.Add($"expires {Day(expires)}");
        }

        if (line.InactiveMonths is { } months)
        {
            notes.Add($"expires after {(months == 1 ? "a month" : $"{months} months")} without an order");
        }

        return string.Join(", ", notes);
    }

    private string Day(Instant at) => LocalDatePattern.Iso.Format(at.InZone(zone).Date);

    private void ShowJson(Statement statement)
    {
        using var json = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        json.WriteStartObject();
        json.WriteNumber("balance", statement.Position.Balance);
        json.WriteNumber("pending", statement.Position.Pending);
        json.WriteStartArray("lines");
        foreach (var line in statement.Lines)
        {
            json.WriteStartObject();
            json.WriteString("at", At(line.At));
            json.WriteString("what", line.What);
            json.WriteNumber("points", line.Points);
            json.WriteNumber("after", line.After);
            json.WriteString("pendingUntil", line.AvailableAt is { } available ? At(available) : null);
            json.WriteString("expiresAt", line.ExpiresAt is { } expires ? At(expires) : null);
            if (line.InactiveMonths is { } months)
            {
                json.WriteNumber("inactiveMonths", months);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private string At(Instant at) => OffsetDateTimePattern.Rfc3339.Format(at.InZone(zone).ToOffsetDateTime());
}

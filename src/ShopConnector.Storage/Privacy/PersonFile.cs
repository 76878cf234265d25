using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Storage.Privacy;

/// <summary>Everything stored of one person in one shop, for that person to read.</summary>
internal sealed class PersonFile(Database database)
{
    private static readonly JsonWriterOptions s_readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // A file on a disk, never a part of a page.
    };

    public Task<string?> WriteAsync(string shop, NamedPerson person, byte[] secret, CancellationToken ct) =>
        database.ReadAsync(
            async session =>
            {
                var ids = await Persons.IdsAsync(session, shop, person, secret);
                return ids.Count == 0
                    ? null
                    : Text(shop, await session.RowsAsync<StoredRow>(
                        "StoredOfPerson", new { shop, ids = Column.List(ids) }));
            },
            ct);

    private static string Text(string shop, IReadOnlyList<StoredRow> rows)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written, s_readable))
        {
            json.WriteStartObject();
            json.WriteString("shop", shop);
            foreach (var part in rows.GroupBy(row => row.Part, StringComparer.Ordinal))
            {
                json.WriteStartArray(part.Key);
                foreach (var row in part)
                {
                    row.WriteTo(json);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(written.ToArray());
    }

    private sealed record StoredRow
    {
        public string Part { get; init; } = "";

        public string Id { get; init; } = "";

        public string? Note { get; init; }

        public string? Body { get; init; }

        public void WriteTo(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("id", Id);
            if (Note is not null)
            {
                json.WriteString("note", Note);
            }

            if (Body is not null)
            {
                json.WritePropertyName("stored");
                using var body = JsonDocument.Parse(Body);
                body.WriteTo(json);
            }

            json.WriteEndObject();
        }
    }
}

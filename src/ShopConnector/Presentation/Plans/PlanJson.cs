using System.Collections.Immutable;
using System.Text.Json;
using NodaTime.Text;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Presentation.Plans;

/// <summary>A plan as JSON, streamed: a first plan has as many lines as the shop has customers.</summary>
internal static class PlanJson
{
    private const int FlushEvery = 1_000;

    public static void WriteTotals(Utf8JsonWriter json, PlanTotals totals)
    {
        json.WriteStartObject("totals");
        json.WriteNumber("customersDue", totals.Customers);
        json.WriteNumber("changes", totals.CustomersTouched);
        json.WriteNumber("tagsAdded", totals.TagsAdded);
        json.WriteNumber("tagsRemoved", totals.TagsRemoved);
        json.WriteNumber("metadataWritten", totals.Fields);
        json.WriteNumber("codesCreated", totals.CodesIssued);
        json.WriteNumber("codesRetired", totals.CodesRetired);
        json.WriteNumber("postings", totals.Postings);
        json.WriteNumber("orders", totals.Orders);
        json.WriteNumber("ordersHeld", totals.OrdersHeld);
        json.WriteEndObject();
    }

    public static async Task WriteChangesAsync(
        Utf8JsonWriter json, IAsyncEnumerable<PlanLine> lines, CancellationToken ct)
    {
        json.WriteStartArray("changes");
        var written = 0;
        await foreach (var line in lines.WithCancellation(ct))
        {
            if (line.Change is not { } change)
            {
                continue;
            }

            WriteChange(json, change);
            if (++written % FlushEvery == 0)
            {
                await json.FlushAsync(ct);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteChange(Utf8JsonWriter json, CustomerChange change)
    {
        json.WriteStartObject();
        json.WriteString("customer", change.Customer.Id);
        json.WriteString("name", change.DisplayName);
        json.WriteString("email", change.Email);
        WriteTexts(json, "addTags", change.AddTags);
        WriteTexts(json, "removeTags", change.RemoveTags);
        json.WriteStartArray("metadata");
        foreach (var field in change.Fields)
        {
            json.WriteStartObject();
            json.WriteString("field", JsonNamingPolicy.CamelCase.ConvertName(field.Field.ToString()));
            json.WriteString("from", field.From);
            json.WriteString("to", field.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteCodes(json, change);
        if (change.CarrierOrder is { } carrier)
        {
            json.WriteString("onOrder", carrier);
        }

        OrderChangeJson.Write(json, change.Orders);
        json.WriteEndObject();
    }

    private static void WriteCodes(Utf8JsonWriter json, CustomerChange change)
    {
        json.WriteStartArray("codes");
        foreach (var code in change.Issue)
        {
            json.WriteStartObject();
            json.WriteString("code", code.Code);
            json.WriteString("offer", code.Title);
            WriteTerms(json, code);
            json.WriteString("until", LocalDatePattern.Iso.Format(code.LastDay));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, "retireCodes", [.. change.Retire.Select(code => code.Code)]);
    }

    private static void WriteTerms(Utf8JsonWriter json, CodeToIssue code)
    {
        var terms = code.Terms;
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(terms.Kind.ToString()));
        if (terms.Kind == CodeKind.FreeShipping)
        {
            json.WriteNull("number");
        }
        else
        {
            json.WriteNumber("number", terms.Number);
        }

        if (terms.Kind == CodeKind.Percent)
        {
            json.WriteNumber("percent", terms.Number);
        }

        json.WriteNumber("minimumSpend", terms.MinimumSpend);
        json.WriteString("currency", code.Currency);
        json.WriteBoolean("combines", terms.Combines);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}

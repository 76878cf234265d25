using System.Globalization;
using System.Text.Json;
using ShopConnector.Presentation;
using ShopConnector.Sync;

namespace ShopConnector.Demo;

/// <summary>The demo as one document; its names are a contract.</summary>
internal static class DemoJson
{
    public static void Write(Stream output, DemoStory story)
    {
        using var json = new Utf8JsonWriter(output, ReportJson.Format);
        json.WriteStartObject();
        json.WriteStartArray("shops");
        foreach (var shop in story.Shops)
        {
            WriteShop(json, shop);
        }

        json.WriteEndArray();
        json.WriteNumber("members", story.Members);
        json.WriteStartObject("ledger");
        json.WriteNumber("postings", story.Ledger.Postings);
        json.WriteNumber("balance", story.Ledger.Balance);
        json.WriteNumber("balanceFromPostings", story.Ledger.BalanceFromPostings);
        json.WriteEndObject();
        json.WriteStartArray("checkout");
        foreach (var proof in story.Checkout)
        {
            WriteProof(json, proof);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteShop(Utf8JsonWriter json, DemoShop shop)
    {
        json.WriteStartObject();
        json.WriteString("name", shop.Shop.Name);
        json.WriteString("platform", ReportJson.Name(shop.Shop.Platform));
        json.WriteNumber("customers", shop.Totals!.Customers);
        json.WriteNumber("orders", shop.Totals.Orders);
        json.WriteNumber("foreignTagsBefore", shop.ForeignTagsBefore);
        json.WriteNumber("foreignTagsAfter", shop.ForeignTagsAfter);
        json.WriteStartArray("runs");
        foreach (var run in shop.Runs)
        {
            WriteRun(json, run);
        }

        json.WriteEndArray();
        json.WriteStartObject("segments");
        foreach (var (tag, customers) in shop.Segments)
        {
            json.WriteNumber(tag, customers);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, RunReport run)
    {
        json.WriteStartObject();
        json.WriteNumber("changes", run.Result!.Customers);
        json.WriteNumber("tagsAdded", run.Result.TagsAdded);
        json.WriteNumber("tagsRemoved", run.Result.TagsRemoved);
        json.WriteNumber("metadataWritten", run.Result.Fields);
        json.WriteNumber("codesCreated", run.Result.CodesIssued);
        json.WriteNumber("calls", run.Calls.Requests);
        json.WriteNumber("callsAtLeast", run.Calls.LowerBound);
        json.WriteNumber("refused", run.Result.Refused);
        json.WriteNumber("seconds", Math.Round(run.Took.TotalSeconds, 3));
        json.WriteEndObject();
    }

    private static void WriteProof(Utf8JsonWriter json, CheckoutProof proof)
    {
        json.WriteStartObject();
        json.WriteString("platform", proof.Platform);
        json.WriteString("vipShipping", proof.VipShipping?.ToString("0.00", CultureInfo.InvariantCulture));
        json.WriteString("otherShipping", proof.OtherShipping?.ToString("0.00", CultureInfo.InvariantCulture));
        WriteTruth(json, "codeForOwner", proof.CodeForOwner);
        WriteTruth(json, "codeForOther", proof.CodeForOther);
        json.WriteEndObject();
    }

    private static void WriteTruth(Utf8JsonWriter json, string name, bool? truth)
    {
        if (truth is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}

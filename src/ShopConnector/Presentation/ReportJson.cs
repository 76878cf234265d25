using System.Text.Encodings.Web;
using System.Text.Json;
using ShopConnector.Commands;
using ShopConnector.Presentation.Plans;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Presentation;

/// <summary>The parts that the JSON of several verbs share.</summary>
internal static class ReportJson
{
    /// <summary>For output, which no page embeds: É, ' and + stay as they are.</summary>
    public static JsonWriterOptions Format { get; } = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void WriteHead(Utf8JsonWriter json, ShopResult result)
    {
        json.WriteString("name", result.Shop);
        if (result.Report is not { } report)
        {
            json.WriteString("state", nameof(RunState.Failed));
            json.WriteString("error", result.Error!.Message);
            if (result.Begun is { } begun)
            {
                json.WriteNumber("plan", begun.Plan.Id);
                json.WriteString("note", BegunRun.Sentence(begun));
                WriteCalls(json, begun);
                WriteProblems(json, begun);
            }

            return;
        }

        json.WriteString("platform", Name(report.Platform));
        json.WriteString("state", report.State.ToString());
        json.WriteNumber("plan", report.Plan.Id);
        json.WriteStartObject("pulled");
        json.WriteNumber("customers", report.Pulled.Customers);
        json.WriteNumber("orders", report.Pulled.Orders);
        json.WriteNumber("changed", report.Pulled.ChangedCustomers + report.Pulled.ChangedOrders);
        json.WriteEndObject();
        WriteBrake(json, report.Brake);
        WriteCalls(json, report);
        WriteNotes(json, report.Notes);
        SetupJson.Write(json, report.Setup);
        WriteProblems(json, report);
    }

    public static string Name(Platform platform) => platform switch
    {
        Platform.Shopify => "shopify",
        Platform.WooCommerce => "woocommerce",
        _ => throw new ArgumentOutOfRangeException(nameof(platform), platform, message: null),
    };

    private static void WriteBrake(Utf8JsonWriter json, BrakeStop? brake)
    {
        if (brake is null)
        {
            json.WriteNull("brake");
            return;
        }

        json.WriteStartObject("brake");
        json.WriteString("problem", brake.Problem);
        json.WriteString("remedy", brake.Remedy);
        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, RunReport report)
    {
        json.WriteNumber("calls", report.Calls.Requests);
        json.WriteNumber("callsAtLeast", report.Calls.LowerBound);
        json.WriteNumber("cost", report.Calls.Cost);
        json.WriteNumber("seconds", Math.Round(report.Took.TotalSeconds, 3));
    }

    private static void WriteNotes(Utf8JsonWriter json, IReadOnlyList<string> notes)
    {
        json.WriteStartArray("notes");
        foreach (var note in notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
    }

    private static void WriteProblems(Utf8JsonWriter json, RunReport report)
    {
        json.WriteNumber("problemCount", report.ProblemCount);
        json.WriteStartArray("problems");
        foreach (var problem in report.Problems)
        {
            json.WriteStartObject();
            json.WriteString("customer", problem.Customer);
            json.WriteString("problem", problem.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

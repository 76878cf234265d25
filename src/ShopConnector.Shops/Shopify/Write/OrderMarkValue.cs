using System.Text.Json;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>What order rules have done, as the order's own metafield: of a lost answer only the shop knows.</summary>
internal sealed record OrderMarkValue(string[] Tags, bool Held, OrderNoteValue[] Notes)
{
    public const string Key = "order_rules";
    public const string NoteKey = "note";

    public static string Write(OrderMark mark) => JsonSerializer.Serialize(
        new OrderMarkValue(
            [.. mark.Tags], mark.Held, [.. mark.Notes.Select(note => new OrderNoteValue(note.Rule, note.Text))]),
        ShopifyJson.Default.OrderMarkValue);

    /// <summary>Somebody may have spoiled it; then it says nothing.</summary>
    public static OrderMark? Read(string? json)
    {
        if (json is null)
            return null;

        try
        {
            return JsonSerializer.Deserialize(json, ShopifyJson.Default.OrderMarkValue) is { } mark
                ? new OrderMark
                {
                    Tags = [.. mark.Tags],
                    Held = mark.Held,
                    Notes = [.. mark.Notes.Select(note => new OrderNote(note.Rule, note.Text))],
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record OrderNoteValue(string Rule, string Text);

internal sealed record ParcelHoldVariables(string Id, ParcelHoldInput Hold);

/// <param name="Handle">By it a repeated request finds the hold it made before.</param>
internal sealed record ParcelHoldInput(string Reason, string ReasonNotes, string Handle, bool NotifyMerchant);

internal sealed record ParcelReleaseVariables(string Id, string[] Holds);

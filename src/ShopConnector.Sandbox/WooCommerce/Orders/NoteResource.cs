using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Orders;

/// <summary><c>/orders/N/notes</c>, newest first and not paged.</summary>
internal sealed class NoteResource(ShopState shop, OrderResource orders)
{
    public WooAnswer List(WooRequest request)
    {
        var notes = orders.Find(request.Id, 404).Notes;
        var newestFirst = notes.OrderByDescending(note => note.Id).Select(note => (JsonNode)Json(note));
        return WooAnswer.Ok(new JsonArray([.. newestFirst]));
    }

    public WooAnswer Create(WooRequest request)
    {
        var order = orders.Find(request.Id, 404);
        var text = WooValues.Text(request.Body["note"]) ?? throw new WooError(
            400, "rest_missing_callback_param", "Missing parameter(s): note");
        var note = new OrderNote(shop.OtherIds.Next(), text, WooValues.Truth(request.Body["customer_note"]), shop.Now);
        order.Notes.Add(note);
        return WooAnswer.Created(Json(note));
    }

    private JsonObject Json(OrderNote note) => new()
    {
        ["id"] = note.Id,
        ["author"] = "WooCommerce",
        ["note"] = note.Text,
        ["customer_note"] = note.ForCustomer,
        ["date_created"] = WooDates.Local(note.At, shop.Zone),
        ["date_created_gmt"] = WooDates.Gmt(note.At),
    };
}

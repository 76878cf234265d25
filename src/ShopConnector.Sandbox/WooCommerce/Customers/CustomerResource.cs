using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Customers;

/// <summary>
/// <c>/customers</c>: accounts only, guests are never among them, and no filter by modification exists.
/// </summary>
internal sealed class CustomerResource(ShopState shop)
{
    private readonly WooMeta _meta = new(shop);

    public WooAnswer List(WooRequest request)
    {
        var role = request.Text("role") ?? "customer";
        var rows = shop.Customers.Values
            .Where(customer => role == "all" || customer.Role == role)
            .Where(customer => request.Text("email") is not { } email
                || string.Equals(customer.Email, email, StringComparison.OrdinalIgnoreCase))
            // WordPress searches login and e-mail, so a name is not found.
            .Where(customer => request.Text("search") is not { } search
                || (customer.Email ?? "").Contains(search, StringComparison.OrdinalIgnoreCase));
        var sorted = Sorted(WooPage.Chosen(request, rows, row => row.Id), request);
        return WooPage.Of(request, sorted, row => Json(row, request));
    }

    public WooAnswer Get(WooRequest request) => WooAnswer.Ok(Json(Find(request.Id, 404), request));

    public WooAnswer Update(WooRequest request) => WooAnswer.Ok(Update(request.Id, request.Body, request));

    public WooAnswer Delete(WooRequest request) => WooAnswer.Ok(Delete(request.Id, request.Flag("force"), request));

    public WooAnswer Batch(WooRequest request) => WooBatch.Run(request.Body, new BatchSteps(
        Create: null,
        (id, item) => Update(id, item, request),
        id => Delete(id, force: true, request)));

    private ShopCustomer Find(long? id, int missing) =>
        id is { } known && shop.Customers.TryGetValue(known, out var customer)
            ? customer
            : throw new WooError(missing, "woocommerce_rest_invalid_id", "Invalid resource ID.");

    private JsonObject Update(long? id, JsonObject body, WooRequest request)
    {
        var customer = Find(id, 400);
        if (WooValues.Text(body["username"]) is { } name && name != Username(customer))
            throw new WooError(400, "woocommerce_rest_customer_invalid_argument", "Username isn't editable.");
        if (WooValues.Text(body["email"]) is { Length: > 0 } email)
            customer.Email = email;
        // The role is read-only and silently stays.
        customer.FirstName = WooValues.Text(body["first_name"]) ?? customer.FirstName;
        customer.LastName = WooValues.Text(body["last_name"]) ?? customer.LastName;
        _meta.Write(customer.Metadata, body["meta_data"]);
        OverwriteAddress(customer, body["meta_data"]);
        // Even without a change.
        shop.Touch(customer);
        return Json(customer, request);
    }

    /// <summary>WordPress keeps the address as metadata, so a key such as billing_city writes into it.</summary>
    private static void OverwriteAddress(ShopCustomer customer, JsonNode? meta)
    {
        foreach (var row in (meta as JsonArray ?? []).OfType<JsonObject>())
        {
            var value = WooValues.Text(row["value"]) ?? "";
            customer.Address = WooValues.Text(row["key"]) switch
            {
                "billing_city" => customer.Address with { City = value },
                "billing_postcode" => customer.Address with { Postcode = value },
                "billing_address_1" => customer.Address with { Street = value },
                "billing_country" => customer.Address with { Country = value },
                _ => customer.Address,
            };
        }
    }

    private JsonObject Delete(long? id, bool force, WooRequest request)
    {
        var customer = Find(id, 400);
        if (!force)
            throw new WooError(501, "woocommerce_rest_trash_not_supported", "Customers do not support trashing.");
        shop.Delete(customer);
        return Json(customer, request);
    }

    private static List<ShopCustomer> Sorted(IEnumerable<ShopCustomer> rows, WooRequest request)
    {
        var by = WooPage.OrderBy(request, "name", "id", "include", "name", "registered_date");
        var descending = WooPage.Descending(request, standard: false);
        // Display names are not unique; MySQL leaves equal ones in any order, here the newest account first.
        var ascending = by switch
        {
            "id" => rows.OrderBy(row => row.Id),
            "include" => rows.OrderBy(row => request.Ids("include").ToList().IndexOf(row.Id)),
            "registered_date" => rows.OrderBy(row => row.CreatedAt),
            _ => rows.OrderBy(row => row.DisplayName, StringComparer.OrdinalIgnoreCase).ThenByDescending(row => row.Id),
        };
        return descending ? [.. ascending.Reverse()] : [.. ascending];
    }

    private JsonObject Json(ShopCustomer customer, WooRequest request) => new()
    {
        ["id"] = customer.Id,
        ["date_created"] = WooDates.Local(customer.CreatedAt, shop.Zone),
        ["date_created_gmt"] = WooDates.Gmt(customer.CreatedAt),
        ["date_modified"] = WooDates.Local(customer.UpdatedAt, shop.Zone),
        ["date_modified_gmt"] = WooDates.Gmt(customer.UpdatedAt),
        ["email"] = customer.Email ?? "",
        ["first_name"] = WooText.Encoded(customer.FirstName),
        ["last_name"] = WooText.Encoded(customer.LastName),
        ["role"] = customer.Role,
        ["username"] = Username(customer),
        ["billing"] = AddressJson.Billing(
            customer.FirstName, customer.LastName, customer.Address, customer.Email ?? "", customer.Phone ?? ""),
        ["shipping"] = AddressJson.Shipping(customer.FirstName, customer.LastName, customer.Address),
        ["is_paying_customer"] = true,
        ["avatar_url"] = "",
        ["meta_data"] = WooMeta.Shown(customer.Metadata),
        ["_links"] = Site.Links(request, "customers", customer.Id),
    };

    private static string Username(ShopCustomer customer) =>
        string.Create(CultureInfo.InvariantCulture, $"klant{customer.Id}");
}

using System.Globalization;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Admin;

/// <summary>Renders what staff see. Called with the shop's gate held.</summary>
internal sealed class AdminView(ShopState shop, IShopFace face)
{
    private const int PageSize = 50;

    private static readonly HtmlTemplate Page = new("page.html");
    private static readonly HtmlTemplate List = new("customers.html");
    private static readonly HtmlTemplate Row = new("customer-row.html");
    private static readonly HtmlTemplate One = new("customer.html");
    private static readonly HtmlTemplate OrderRow = new("order-row.html");

    public string Customers(string search, int page)
    {
        var codes = face.LiveCodes();
        var orders = shop.Orders.Values.Where(order => order is { CustomerId: not null, Unreadable: false })
            .CountBy(order => order.CustomerId!.Value).ToDictionary();
        var found = shop.Customers.Values.Where(customer => !customer.IsStaff && Matches(customer, search)).ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var rows = found.Skip((page - 1) * PageSize).Take(PageSize)
            .Select(customer => RowOf(customer, orders.GetValueOrDefault(customer.Id), codes));
        var (customers, placed) = (
            shop.Customers.Values.Count(customer => !customer.IsStaff),
            shop.Orders.Values.Count(order => !order.Unreadable));
        return Framed("Klanten", List.Fill(new Dictionary<string, Html>
        {
            ["customers"] = Number(customers),
            ["customersAre"] = Html.Text(customers == 1 ? "klant" : "klanten"),
            ["orders"] = Number(placed),
            ["ordersAre"] = Html.Text(placed == 1 ? "bestelling" : "bestellingen"),
            ["codes"] = Number(codes.Count),
            ["codesAre"] = Html.Text(codes.Count == 1 ? "persoonlijke code" : "persoonlijke codes"),
            ["search"] = Html.Text(search),
            ["found"] = Number(found.Count),
            ["page"] = Number(page),
            ["pages"] = Number(pages),
            ["rows"] = Html.Joined(rows),
            ["previous"] = page > 1 ? Html.Link(Address(search, page - 1), "Vorige") : Html.Text(""),
            ["next"] = page < pages ? Html.Link(Address(search, page + 1), "Volgende") : Html.Text(""),
        }));
    }

    /// <summary>Null: the shop has no such customer.</summary>
    public string? Customer(long id)
    {
        if (!shop.Customers.TryGetValue(id, out var customer))
            return null;
        var rows = shop.Orders.Values.Where(order => order.CustomerId == id).Reverse().Select(RowOf);
        return Framed(customer.DisplayName, One.Fill(new Dictionary<string, Html>
        {
            ["name"] = Html.Text(customer.DisplayName),
            ["email"] = Html.Text(customer.Email),
            ["city"] = Html.Text(customer.Address.City),
            ["country"] = Html.Text(customer.Address.Country),
            ["since"] = Html.Text(AdminTexts.Time(customer.CreatedAt, shop.Zone)),
            ["tags"] = Tags(customer),
            ["metadata"] = Metadata(customer),
            ["codes"] = Codes(customer, face.LiveCodes()),
            ["rows"] = Html.Joined(rows),
        }));
    }

    private Html RowOf(ShopCustomer customer, int orders, IReadOnlyList<LiveCode> codes) =>
        Row.Fill(new Dictionary<string, Html>
        {
            ["id"] = Html.Text(customer.Id.ToString(CultureInfo.InvariantCulture)),
            ["name"] = Html.Text(customer.DisplayName),
            ["email"] = Html.Text(customer.Email),
            ["tags"] = Tags(customer),
            ["metadata"] = Metadata(customer),
            ["codes"] = Codes(customer, codes),
            ["orders"] = Number(orders),
        });

    private Html RowOf(ShopOrder order) => OrderRow.Fill(new Dictionary<string, Html>
    {
        ["id"] = Html.Text(order.Id.ToString(CultureInfo.InvariantCulture)),
        ["placed"] = Html.Text(AdminTexts.Time(order.PlacedAt, shop.Zone)),
        ["paid"] = Html.Text(AdminTexts.Time(order.PaidAt, shop.Zone)),
        ["state"] = Html.Text(AdminTexts.State(order)),
        ["tags"] = Html.Joined(face.TagsOf(order).Select(tag => Html.Element("span", "tag", tag))),
        ["notes"] = Html.Joined(face.NotesOf(order).Select(note => Html.Element("span", "meta", note))),
        ["codes"] = Html.Joined(order.Codes.Select(use => Html.Element("span", "tag", use.Code))),
        ["total"] = Html.Text(AdminTexts.Money(order.Total)),
        ["refunded"] = Html.Text(AdminTexts.Money(order.Refunded)),
    });

    private Html Tags(ShopCustomer customer) =>
        Html.Joined(face.TagsOf(customer).Select(tag => Html.Element("span", "tag", tag)));

    private static Html Metadata(ShopCustomer customer) => Html.Joined(customer.Metadata
        .Where(entry => !entry.Key.StartsWith('_'))
        .Select(entry => Html.Element("span", "meta", AdminTexts.Meta(entry))));

    private static Html Codes(ShopCustomer customer, IReadOnlyList<LiveCode> codes)
    {
        var email = customer.Email?.Trim().ToLowerInvariant() ?? "";
        return Html.Joined(codes
            .Where(code => code.CustomerIds.Contains(customer.Id)
                || code.Emails.Contains(email, StringComparer.Ordinal))
            .Select(code => Html.Joined(
            [
                Html.Element("code", "code", code.Code), Html.Element("span", "meta", AdminTexts.Code(code.Value)),
            ])));
    }

    private bool Matches(ShopCustomer customer, string search) => search.Length == 0
        || customer.DisplayName.Contains(search, StringComparison.OrdinalIgnoreCase)
        || (customer.Email ?? "").Contains(search, StringComparison.OrdinalIgnoreCase)
        || face.TagsOf(customer).Any(tag => tag.Contains(search, StringComparison.OrdinalIgnoreCase))
        || customer.Metadata.Any(entry => AdminTexts.Meta(entry).Contains(search, StringComparison.OrdinalIgnoreCase));

    private string Framed(string title, Html content) => Page.Fill(new Dictionary<string, Html>
    {
        ["title"] = Html.Text(title),
        ["shop"] = Html.Text(shop.Name),
        ["platform"] = Html.Text(shop.Platform),
        ["clock"] = Html.Text(AdminTexts.Time(shop.Now, shop.Zone)),
        ["content"] = content,
    }).Markup;

    private static string Address(string search, int page) => string.Create(
        CultureInfo.InvariantCulture, $"/?zoek={Uri.EscapeDataString(search)}&pagina={page}");

    private static Html Number(int number) => Html.Text(AdminTexts.Count(number));
}

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using ShopConnector.Presentation;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Demo;

/// <summary>Fills a cart at the simulated shops, as a buyer's browser would.</summary>
internal sealed partial class ShopCheckout : IDisposable
{
    private const decimal Subtotal = 60m;

    private readonly HttpClient _http = new();

    public async Task<CheckoutProof> ProveAsync(DemoShop shop, Buyers buyers, CancellationToken ct)
    {
        var vip = await QuoteAsync(shop, buyers.Vip, code: null, ct);
        var other = await QuoteAsync(shop, buyers.Other, code: null, ct);
        var code = buyers.Entitlement?.Code;
        var own = code is null ? null : await QuoteAsync(shop, buyers.Owner, code, ct);
        var foreign = code is null ? null : await QuoteAsync(shop, buyers.Other, code, ct);
        return new CheckoutProof(
            ReportJson.Name(shop.Shop.Platform), vip?.Shipping, other?.Shipping, own?.CodeAccepted,
            foreign?.CodeAccepted, buyers.Vip?.DisplayName, buyers.Owner?.DisplayName, code);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Quote?> QuoteAsync(DemoShop shop, HeldCustomer? buyer, string? code, CancellationToken ct)
    {
        if (buyer is null)
        {
            return null;
        }

        var cart = new Cart(long.Parse(buyer.Key.Id, CultureInfo.InvariantCulture), "NL", Subtotal, code);
        using var answer = await _http.PostAsJsonAsync(new Uri(shop.Url, "checkout"), cart, CartJson.Default.Cart, ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync(CartJson.Default.Quote, ct);
    }

    internal sealed record Cart(long CustomerId, string Country, decimal Subtotal, string? Code);

    internal sealed record Quote(bool CodeAccepted, decimal Shipping);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowReadingFromString)]
    [JsonSerializable(typeof(Cart))]
    [JsonSerializable(typeof(Quote))]
    internal sealed partial class CartJson : JsonSerializerContext;
}

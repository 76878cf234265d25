using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Checkout;

/// <summary>
/// POST /checkout: what a cart would cost this buyer by the rules and codes stored in the shop. It orders nothing.
/// A request that makes no cart is answered with 400 and an <c>error</c>.
/// </summary>
internal sealed class CheckoutDesk(ShopState shop, IShopFace face)
{
    private const string HomeCountry = "NL";

    public void Map(WebApplication app) => app.MapPost("/checkout", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        CheckoutRequest? request;
        try
        {
            request = await JsonSerializer.DeserializeAsync(
                context.Request.Body, CheckoutJson.Default.CheckoutRequest, context.RequestAborted);
        }
        catch (JsonException)
        {
            request = null;
        }

        var (quote, error) = request is null ? (null, "The body is not a checkout in JSON.") : Quote(request);
        context.Response.StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json";
        var body = quote is null
            ? JsonSerializer.SerializeToUtf8Bytes(new CheckoutError(error!), CheckoutJson.Default.CheckoutError)
            : JsonSerializer.SerializeToUtf8Bytes(CheckoutAnswer.Of(quote), CheckoutJson.Default.CheckoutAnswer);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private (CheckoutQuote? Quote, string? Error) Quote(CheckoutRequest request)
    {
        lock (shop.Gate)
        {
            ShopCustomer? customer = null;
            if (request.CustomerId is { } id && !shop.Customers.TryGetValue(id, out customer))
                return (null, "The shop has no customer with this customerId.");
            if (SubtotalOf(request) is not { } subtotal)
                return (null, "Give a subtotal or lines, of which no amount is negative and every product is known.");
            var cart = new CheckoutCart(
                customer, request.Email ?? customer?.Email, request.Country ?? HomeCountry, subtotal, request.Code);
            return (face.Quote(cart), null);
        }
    }

    private decimal? SubtotalOf(CheckoutRequest request)
    {
        if (request.Subtotal is { } subtotal)
            return subtotal < 0 ? null : subtotal;
        if (request.Lines is not { Count: > 0 } lines)
            return null;
        var sum = 0m;
        foreach (var line in lines)
        {
            if (line.Quantity < 1 || !shop.Products.TryGetValue(line.ProductId, out var product))
                return null;
            sum += product.Price * line.Quantity;
        }

        return sum;
    }
}

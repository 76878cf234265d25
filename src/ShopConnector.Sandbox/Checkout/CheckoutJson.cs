using System.Globalization;
using System.Text.Json.Serialization;

namespace ShopConnector.Sandbox.Checkout;

/// <param name="CustomerId">Null: a guest with <paramref name="Email"/>.</param>
/// <param name="Subtotal">Goods with tax; null: the sum of <paramref name="Lines"/>.</param>
internal sealed record CheckoutRequest(
    long? CustomerId, string? Email, string? Country, decimal? Subtotal, IReadOnlyList<CheckoutLine>? Lines,
    string? Code);

internal sealed record CheckoutLine(long ProductId, int Quantity);

/// <summary>Amounts as decimal texts, as the contract writes money.</summary>
internal sealed record CheckoutAnswer(
    string Subtotal, string Discount, bool CodeAccepted, string? CodeReason, string Shipping, string ShippingName,
    string Total)
{
    public static CheckoutAnswer Of(CheckoutQuote quote) => new(
        Money(quote.Subtotal), Money(quote.Discount), quote.CodeAccepted, quote.CodeReason, Money(quote.Shipping),
        quote.ShippingName, Money(quote.Total));

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}

internal sealed record CheckoutError(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckoutRequest))]
[JsonSerializable(typeof(CheckoutAnswer))]
[JsonSerializable(typeof(CheckoutError))]
internal sealed partial class CheckoutJson : JsonSerializerContext;

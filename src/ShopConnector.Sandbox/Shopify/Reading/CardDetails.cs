using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>What the shop shows of a card: never all of its number.</summary>
internal sealed record CardDetails(string Number)
{
    private const int BinDigits = 6;
    private const int DigitsShown = 4;

    public static void AddTo(Resolvers resolvers) => resolvers.On<CardDetails>("CardPaymentDetails")
        .Field("bin", card => card.Number[..BinDigits])
        .Field("number", card => $"•••• •••• •••• {card.Number[^DigitsShown..]}")
        .Field("company", _ => "Visa")
        .Field("name", _ => null)
        .Field("expirationMonth", _ => 12)
        .Field("expirationYear", _ => 2030)
        .Field("paymentMethodName", _ => "visa");
}

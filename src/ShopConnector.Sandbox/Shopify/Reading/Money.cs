using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>An amount in the shop's currency; the buyer may have seen another.</summary>
internal sealed record Money(decimal Amount, string Currency)
{
    public static Money Of(decimal amount, string currency) => new(amount, currency);

    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<Money>("MoneyBag")
            .Field("shopMoney", money => money)
            .Field("presentmentMoney", (money, context) => context.State.Options.Shown is { } shown
                ? new Money(decimal.Round(money.Amount * shown.Rate, 2), shown.Code) : money);
        resolvers.On<Money>("MoneyV2")
            .Field("amount", money => money.Amount)
            .Field("currencyCode", money => money.Currency);
    }
}

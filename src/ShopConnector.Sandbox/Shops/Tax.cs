namespace ShopConnector.Sandbox.Shops;

/// <summary>Prices include tax, as consumer prices in the Netherlands do.</summary>
internal static class Tax
{
    public const decimal StandardRate = 0.21m;

    /// <summary>The tax inside a gross amount, in whole cents.</summary>
    public static decimal Within(decimal gross, decimal rate) =>
        decimal.Round(gross * rate / (1 + rate), 2, MidpointRounding.AwayFromZero);
}

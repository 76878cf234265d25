using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Fulfilment;

/// <summary>How risky an order is: a large one over the web a little, any other not.</summary>
internal sealed record RiskOf(ShopOrder Order)
{
    private const decimal LargeFrom = 750m;

    private string Level => Order is { Channel: "web", Total: >= LargeFrom } ? "MEDIUM" : "LOW";

    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<RiskOf>("OrderRiskSummary")
            .Field("assessments", risk => new[] { risk })
            .Field("recommendation", risk => risk.Level == "LOW" ? "ACCEPT" : "INVESTIGATE");
        resolvers.On<RiskOf>("OrderRiskAssessment").Field("riskLevel", risk => risk.Level);
    }
}

namespace ShopConnector.Shops.Shopify.Nodes;

/// <summary>Orders that are about to be written by order rules; null: gone.</summary>
internal sealed record OrderMarksAnswer(OrderMarkNode?[] Nodes);

internal sealed record OrderMarkNode(string Id, ValueNode? Mark = null);

internal sealed record OrderParcelsAnswer(OrderParcelsNode?[] Nodes);

internal sealed record OrderParcelsNode(string Id, ItemList<ParcelNode> FulfillmentOrders);

/// <summary>A fulfillment order: the part of an order that is sent from one place.</summary>
internal sealed record ParcelNode(string Id, string Status, HoldNode[] FulfillmentHolds);

internal sealed record HoldNode(string Id, bool HeldByRequestingApp, string? Handle = null);

internal sealed record RiskNode(RiskAssessmentNode[] Assessments);

internal sealed record RiskAssessmentNode(string RiskLevel);

namespace ShopConnector.Loyalty.Orders;

/// <summary>Whether an order may still be kept from being sent.</summary>
public enum FulfilmentState
{
    /// <summary>Ready to be sent, and nothing of it was.</summary>
    Unfulfilled,

    /// <summary>Held back, by us or by anybody else.</summary>
    OnHold,

    /// <summary>Sent, also in part.</summary>
    Fulfilled,
}

/// <summary>How likely fraud is, as the platform rates it.</summary>
public enum OrderRisk { Low, Medium, High }

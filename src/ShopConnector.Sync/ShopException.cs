namespace ShopConnector.Sync;

/// <summary>
/// A shop could not do what was asked and a person must act; says which shop, what was tried, what to do.
/// </summary>
public sealed class ShopException : Exception
{
    public ShopException(string shop, string operation, string problem, string remedy, Exception? inner = null)
        : base($"{shop}: {operation}: {problem} {remedy}", inner)
    {
        Shop = shop;
        Operation = operation;
        Problem = problem;
        Remedy = remedy;
    }

    public string Shop { get; }

    public string Operation { get; }

    public string Problem { get; }

    public string Remedy { get; }

    /// <summary>
    /// True when trying again later may help (time-outs, 5xx); false for keys, scopes and wrong addresses.
    /// </summary>
    public bool Transient { get; init; }

    /// <summary>True when it was too much for the shop at once: asking for less may help.</summary>
    public bool Slow { get; init; }

    /// <summary>True when the shop has no such resource, as where its software is older.</summary>
    public bool Unknown { get; init; }

    /// <summary>True when the key may not do this one thing: what it may do can go on beside it.</summary>
    public bool Denied { get; init; }
}

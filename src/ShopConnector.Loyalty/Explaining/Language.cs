namespace ShopConnector.Loyalty.Explaining;

/// <summary>By its ISO 639-1 code.</summary>
public enum Language
{
    /// <summary>English: 2,340.93 and 22 November 2026.</summary>
    En,

    /// <summary>Dutch: 2.340,93 en 22 november 2026.</summary>
    Nl,
}

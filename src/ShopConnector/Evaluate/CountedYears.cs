using NodaTime;

namespace ShopConnector.Evaluate;

/// <summary>
/// The years in which a fact may lie. A placeholder such as 0001 or 9999 is no date, and an expiry a hundred years
/// after the last of them must still be one.
/// </summary>
internal static class CountedYears
{
    public const string Outside = "lies outside the years 1900 to 2200";

    private const int First = 1900;
    private const int Last = 2200;

    public static bool Hold(LocalDate date) => date.Year is >= First and <= Last;

    public static bool Hold(OffsetDateTime at) => at.Year is >= First and <= Last;
}

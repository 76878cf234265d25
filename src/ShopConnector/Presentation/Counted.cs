namespace ShopConnector.Presentation;

/// <summary>A number with its noun, in the singular where there is one.</summary>
internal static class Counted
{
    public static string Customers(long number) => Of(number, "customer");

    public static string Orders(long number) => Of(number, "order");

    public static string Of(long number, string noun) => $"{Figures.Number(number)} {noun}{(number == 1 ? "" : "s")}";
}

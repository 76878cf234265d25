using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Storage.Json;

internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}

internal sealed class LocalDateConverter : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString()!).Value;

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}

internal sealed class CustomerKeyConverter : JsonConverter<CustomerKey>
{
    public override CustomerKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (shop, id) = Pair.Read(ref reader);
        return new CustomerKey(shop, id);
    }

    public override void Write(Utf8JsonWriter writer, CustomerKey value, JsonSerializerOptions options) =>
        Pair.Write(writer, value.Shop, value.Id);
}

internal sealed class OrderKeyConverter : JsonConverter<OrderKey>
{
    public override OrderKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (shop, id) = Pair.Read(ref reader);
        return new OrderKey(shop, id);
    }

    public override void Write(Utf8JsonWriter writer, OrderKey value, JsonSerializerOptions options) =>
        Pair.Write(writer, value.Shop, value.Id);
}

/// <summary>A key as <c>["shop","id"]</c>: either part may hold any character.</summary>
internal static class Pair
{
    public static (string First, string Second) Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        var first = reader.GetString()!;
        reader.Read();
        var second = reader.GetString()!;
        reader.Read();
        return (first, second);
    }

    public static void Write(Utf8JsonWriter writer, string first, string second)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(first);
        writer.WriteStringValue(second);
        writer.WriteEndArray();
    }
}

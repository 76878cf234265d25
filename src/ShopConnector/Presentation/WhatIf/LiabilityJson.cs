using System.Globalization;
using System.Text.Json;
using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Presentation.WhatIf.Words;

namespace ShopConnector.Presentation.WhatIf;

/// <summary>What two programmes owe, as JSON; what nobody knows is null, and a sentence beside it says why.</summary>
internal static class LiabilityJson
{
    public static void Write(Utf8JsonWriter json, ProgramLiability today, ProgramLiability other)
    {
        Write(json, "liabilityToday", today);
        Write(json, "liabilityOther", other);
        var shift = ProgramLiability.Between(today, other, out var unknown);
        json.WriteString("liabilityShift", Money(shift));
        json.WriteString("liabilityShiftUnknown", unknown is { } why ? OwedWords.English.Because(why) : null);
    }

    private static void Write(Utf8JsonWriter json, string name, ProgramLiability owed)
    {
        json.WriteStartObject(name);
        json.WriteString("currency", owed.Currency);
        json.WriteNumber("points", owed.Points);
        json.WriteString("pointsWorth", Money(owed.PointsWorth));
        json.WriteString("codesWorth", Money(owed.CodesWorth));
        json.WriteNumber("codesUnknown", owed.CodesUnknown);
        json.WriteString("total", Money(owed.Worth));
        json.WriteEndObject();
    }

    private static string? Money(decimal? amount) => amount?.ToString("0.00##", CultureInfo.InvariantCulture);
}

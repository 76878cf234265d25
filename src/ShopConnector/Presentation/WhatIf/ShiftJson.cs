using System.Text.Json;
using ShopConnector.Loyalty.WhatIf;

namespace ShopConnector.Presentation.WhatIf;

/// <summary>What another programme would change, as JSON.</summary>
internal static class ShiftJson
{
    public static void Write(Utf8JsonWriter json, ProgramShift shift)
    {
        json.WriteStartObject("shift");
        json.WriteNumber("members", shift.Members);
        json.WriteNumber("moved", shift.Moved);
        json.WriteNumber("pointsToday", shift.PointsToday);
        json.WriteNumber("pointsOther", shift.PointsOther);
        LiabilityJson.Write(json, shift.OwedToday, shift.OwedOther);
        WriteList(json, "tags", shift.Tags, static (json, tag) =>
        {
            json.WriteString("tag", tag.Tag);
            json.WriteNumber("gained", tag.Gained);
            json.WriteNumber("lost", tag.Lost);
        });
        WriteList(json, "tiers", shift.Tiers, static (json, tier) =>
        {
            json.WriteString("from", tier.From);
            json.WriteString("to", tier.To);
            json.WriteNumber("members", tier.Members);
        });
        WriteList(json, "offers", shift.Offers, static (json, offer) =>
        {
            json.WriteString("offer", offer.Offer);
            json.WriteNumber("more", offer.More);
            json.WriteNumber("fewer", offer.Fewer);
        });
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, IEnumerable<MemberShift> members) =>
        WriteList(json, "members", members, static (json, member) =>
        {
            json.WriteString("id", member.MemberId);
            WriteTexts(json, "tagsGained", member.TagsGained);
            WriteTexts(json, "tagsLost", member.TagsLost);
            json.WriteString("tierFrom", member.TierFrom);
            json.WriteString("tierTo", member.TierTo);
            json.WriteNumber("points", member.Points);
            WriteTexts(json, "offersOpened", member.Opened.Select(one => one.Offer));
            WriteTexts(json, "offersNotOpened", member.NotOpened.Select(one => one.Offer));
        });

    public static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);

        json.WriteEndArray();
    }

    private static void WriteList<T>(
        Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Presentation;
using ShopConnector.Presentation.WhatIf;

namespace ShopConnector.Evaluate;

/// <summary>A history under two programmes at one instant: what moves, in sum and member by member.</summary>
/// <param name="Notes">Of the other programme.</param>
internal sealed record Compared(
    Instant At, ProgramShift Shift, ImmutableArray<MemberShift> Members, ImmutableArray<string> Notes)
{
    public static Compared Of(
        Evaluated today, LoyaltyProgram rules, Evaluated other, LoyaltyProgram otherRules)
    {
        var tally = new ShiftTally(rules, otherRules);
        var moved = ImmutableArray.CreateBuilder<MemberShift>();
        foreach (var (before, after) in today.Members.Zip(other.Members))
            if (tally.Add(MemberOutcome.Of(before.Decision), MemberOutcome.Of(after.Decision)) is { } shift)
                moved.Add(shift);

        return new Compared(today.At, tally.Sum(), moved.DrainToImmutable(), other.Notes);
    }

    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output, ReportJson.Format);
        json.WriteStartObject();
        json.WriteString("at", InstantPattern.ExtendedIso.Format(At));
        ShiftJson.Write(json, Shift);
        ShiftJson.WriteMembers(json, Members);
        if (!Notes.IsEmpty)
            ShiftJson.WriteTexts(json, "notes", Notes);

        json.WriteEndObject();
    }
}

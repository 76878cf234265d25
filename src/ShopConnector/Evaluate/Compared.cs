using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Presentation;

namespace ShopConnector.Evaluate;

/// <summary>A history under two programmes at one instant: what moves, in sum and member by member.</summary>
internal sealed record Compared(Instant At, ProgramShift Shift, ImmutableArray<MemberShift> Members)
{
    public static Compared Of(
        Evaluated today, LoyaltyProgram rules, Evaluated other, LoyaltyProgram otherRules)
    {
        var tally = new ShiftTally(rules, otherRules);
        var moved = ImmutableArray.CreateBuilder<MemberShift>();
        foreach (var (before, after) in today.Members.Zip(other.Members))
            if (tally.Add(before.Decision, after.Decision) is { } shift)
                moved.Add(shift);

        return new Compared(today.At, tally.Sum(), moved.DrainToImmutable());
    }

    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output, ReportJson.Format);
        json.WriteStartObject();
        json.WriteString("at", InstantPattern.ExtendedIso.Format(At));
        ShiftJson.Write(json, Shift);
        ShiftJson.WriteMembers(json, Members);
        json.WriteEndObject();
    }
}

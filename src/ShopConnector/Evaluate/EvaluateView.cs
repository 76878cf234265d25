using System.Globalization;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Presentation;
using Spectre.Console;

namespace ShopConnector.Evaluate;

/// <summary>Decisions for people: one line for each member, in the order of the history.</summary>
internal sealed class EvaluateView(IAnsiConsole output, LoyaltyProgram rules)
{
    public void Show(Evaluated evaluated)
    {
        var table = Tables.Titled(
            $"At {Moment(evaluated.At)}", "Member", "Tags", "Tier", "Orders", "Spent",
            "Points", "Pending", "Offers", "Changes on");
        foreach (var member in evaluated.Members)
        {
            var decision = member.Decision;
            table.Add(
                SafeText.Cell(decision.MemberId),
                SafeText.Cell(decision.Tags.IsEmpty ? "–" : string.Join(", ", decision.Tags)),
                SafeText.Cell(decision.Tier ?? "–"),
                Figures.Number(decision.Metrics.NumberOfOrders),
                Figures.Amount(decision.Metrics.AmountSpent, rules.Currency),
                Figures.Number(decision.Points.Balance),
                Figures.Number(decision.Points.Pending),
                SafeText.Cell(Offers(member)),
                decision.NextChange is { } change ? Moment(change) : "never");
        }

        output.Write(table);
    }

    private static string Offers(EvaluatedMember member)
    {
        var offers = member.Decision.Entitlements.Select(held => $"{held.Offer} ({held.State})")
            .Concat(member.Waiting.Select(waits => $"{waits.Offer} (waits for its budget)")).ToList();
        return offers.Count == 0 ? "–" : string.Join(", ", offers);
    }

    private string Moment(Instant at) =>
        at.InZone(rules.Zone).LocalDateTime
            .ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

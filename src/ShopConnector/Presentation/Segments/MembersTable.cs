using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Segments;
using Spectre.Console;

namespace ShopConnector.Presentation.Segments;

/// <summary>For a person: as many rows as one can look through, and how many there are.</summary>
internal sealed class MembersTable(Terminal terminal, string currency) : IMembersOutput
{
    private const int ShownAtMost = 200;

    private readonly Table _table = Tables.Titled(
        "Members", "Customer", "E-mail", "In", "Orders", "Spent", "Last order", "Points", "Tier", "Tags");

    private long _count;

    public void Begin(SegmentQuery query, Instant at) =>
        terminal.Out.MarkupLineInterpolated($"[bold]{SafeText.Of(query.ToString())}[/]");

    public void Add(MemberRow row)
    {
        if (++_count > ShownAtMost)
            return;

        var (customers, answer) = (row.Member.Customers, row.Answer);
        var last = answer.Metrics.LastOrderDate is { } day ? LocalDatePattern.Iso.Format(day) : "";
        _table.Add(
            SafeText.Cell(customers.Select(customer => customer.DisplayName).FirstOrDefault(name => name is not null)),
            SafeText.Cell(customers.Select(customer => customer.Email).FirstOrDefault(email => email is not null)),
            SafeText.Cell(string.Join(", ", customers.Select(customer => customer.Key))),
            answer.Metrics.NumberOfOrders.ToString(CultureInfo.InvariantCulture),
            Figures.Amount(answer.Metrics.AmountSpent, currency), last, Figures.Number(answer.Points),
            SafeText.Cell(answer.Tier), SafeText.Cell(string.Join(", ", answer.Tags)));
    }

    public void End()
    {
        if (_count > 0)
            terminal.Out.Write(_table);

        terminal.Out.MarkupLineInterpolated($"{Figures.Number(_count)} {(_count == 1 ? "member" : "members")}");
        if (_count > ShownAtMost)
            terminal.Say($"The first {ShownAtMost} are shown; --csv or --json gives all.");
    }

    public void Dispose()
    {
    }
}

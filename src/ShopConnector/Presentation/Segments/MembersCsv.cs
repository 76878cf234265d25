using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Presentation.Segments;

/// <summary>Comma-separated values (RFC 4180, UTF-8), one line for a member.</summary>
internal sealed class MembersCsv(Stream output, string currency) : IMembersOutput
{
    private readonly StreamWriter _writer = new(
        output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
    {
        NewLine = "\r\n",
    };

    public void Begin(SegmentQuery query, Instant at) => _writer.WriteLine(
        "member,customers,name,email,orders,amount_spent,currency,first_order,last_order,points,tier,tags");

    public void Add(MemberRow row)
    {
        var (customers, answer) = (row.Member.Customers, row.Answer);
        _writer.WriteLine(string.Join(',', (string[])
        [
            CsvText.Of(row.Member.History.Id),
            CsvText.Of(string.Join("; ", customers.Select(customer => customer.Key))),
            CsvText.Of(customers.Select(customer => customer.DisplayName).FirstOrDefault(name => name is not null)),
            CsvText.Of(customers.Select(customer => customer.Email).FirstOrDefault(email => email is not null)),
            answer.Metrics.NumberOfOrders.ToString(CultureInfo.InvariantCulture),
            answer.Metrics.AmountSpent.ToString("0.00", CultureInfo.InvariantCulture), // One form in the whole column.
            currency,
            Day(answer.Metrics.FirstOrderDate),
            Day(answer.Metrics.LastOrderDate),
            answer.Points.ToString(CultureInfo.InvariantCulture),
            CsvText.Of(answer.Tier),
            CsvText.Of(string.Join("; ", answer.Tags)),
        ]));
    }

    public void End() => _writer.Flush();

    public void Dispose() => _writer.Dispose();

    private static string Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : "";
}

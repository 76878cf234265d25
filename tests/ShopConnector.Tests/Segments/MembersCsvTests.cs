using System.Text;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Presentation;
using ShopConnector.Presentation.Segments;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Tests.Segments;

public sealed class MembersCsvTests
{
    [Fact]
    public void Every_amount_of_the_column_has_two_decimals()
    {
        using var output = new MemoryStream();
        using (var csv = new MembersCsv(output, "EUR"))
        {
            foreach (var amount in (decimal[])[0m, 1234.5m, 12.3450m, 7.125m])
                csv.Add(new MemberRow(
                    new StoredMember(new MemberHistory { Id = "m1" }, []),
                    new QueryAnswer(true, new Metrics(1, amount, null, null), 5, null, [])));

            csv.End();
        }

        Encoding.UTF8.GetString(output.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(',')[5]).ShouldBe(["0.00", "1234.50", "12.35", "7.13"]);
    }

    [Fact]
    public void In_json_an_apostrophe_and_a_plus_stay_what_they_are()
    {
        using var output = new MemoryStream();
        ErrorJson.Write(output, "customer_tags CONTAINS 'Één' <+60d> & \"zo\"");

        Encoding.UTF8.GetString(output.ToArray())
            .ShouldContain("customer_tags CONTAINS 'Één' <+60d> & \\\"zo\\\"");
    }
}

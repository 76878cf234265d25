using ShopConnector.Loyalty.Customers;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Write;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.Shopify.Writing;

/// <summary>What a shop says against a change is kept with the change and shown to people.</summary>
public sealed class ObjectionTests
{
    [Fact]
    public void A_few_are_told_as_they_are_the_same_only_once() =>
        Reason(Errors("Te lang.", "Te lang.", "Niet goed.")).ShouldBe("Fields: Te lang. Niet goed.");

    [Fact]
    public void Of_hundreds_the_first_are_told_and_the_others_counted() =>
        Reason(Errors([.. Enumerable.Range(1, 400).Select(number => $"Fout {number}.")]))
            .ShouldBe("Fields: Fout 1. Fout 2. Fout 3. Fout 4. Fout 5. (and 395 more)");

    [Fact]
    public void A_long_one_is_cut() =>
        Reason(Errors(new string('x', 5_000))).ShouldBe($"Fields: {new string('x', 300)}…");

    private static UserError[] Errors(params string[] messages) =>
        [.. messages.Select(message => new UserError(null, message))];

    private static string Reason(UserError[] errors)
    {
        var points = new FieldChange(CardField.Points, null, "7");
        var progress = new ChangeProgress(
            new CustomerChange { Customer = new CustomerKey("atelier", "5"), Fields = [points] });
        new FieldWrite(progress, [points]).Object(errors);
        return progress.Outcome().ShouldBeOfType<WriteOutcome.Refused>().Reasons.ShouldHaveSingleItem();
    }
}

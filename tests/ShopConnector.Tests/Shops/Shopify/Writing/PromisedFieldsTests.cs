using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Shops.Shopify.Write;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.Shopify.Writing;

/// <summary>The card shows a code that works, or none.</summary>
public sealed class PromisedFieldsTests
{
    private static readonly CodeToIssue Back = Code("e1", "KOM-1", day: 8);
    private static readonly CodeToIssue Free = Code("e2", "GRATIS-1", day: 20);
    private static readonly CodeToIssue Friends = Code("e3", "VRIEND-1", day: 30) with { ForFriends = true };

    private readonly ChangeProgress _progress = new(new CustomerChange
    {
        Customer = new CustomerKey("atelier", "5"),
        Issue = [Back, Free, Friends],
        Fields =
        [
            new FieldChange(CardField.Points, null, "7"), new FieldChange(CardField.OfferCode, null, "KOM-1"),
            new FieldChange(CardField.OfferUntil, null, "2026-11-08"),
            new FieldChange(CardField.ReferralCode, null, "VRIEND-1"),
        ],
    });

    [Fact]
    public void A_refused_code_is_not_shown_and_what_else_there_is_to_show_is()
    {
        _progress.RefuseCode(Back, "Nee.");
        _progress.MarkIssued(Friends);

        Promised().ShouldBe(["Points 7", "ReferralCode VRIEND-1"]);
    }

    [Fact]
    public void Another_code_that_was_made_takes_its_place()
    {
        _progress.MarkIssued(Friends);
        _progress.MarkIssued(Free);
        _progress.RefuseCode(Back, "Nee.");

        Promised().ShouldBe(
            ["Points 7", "OfferCode GRATIS-1", "OfferUntil 2026-11-20", "ReferralCode VRIEND-1"]);
    }

    [Fact]
    public void A_code_that_nobody_was_to_see_takes_nothing_away()
    {
        _progress.MarkIssued(Back);
        _progress.RefuseCode(Free, "Nee.");
        _progress.RefuseCode(Friends, "Nee.");

        Promised().ShouldBe(["Points 7", "OfferCode KOM-1", "OfferUntil 2026-11-08"]);
    }

    private IEnumerable<string> Promised() => _progress.Promised().Select(field => $"{field.Field} {field.To}");

    private static CodeToIssue Code(string entitlement, string code, int day) => new(
        entitlement, code, "Aanbod", CodeTerms.Percent(15m), Instant.FromUtc(2026, 11, 1, 0, 0),
        Instant.FromUtc(2026, 12, 1, 0, 0), new LocalDate(2026, 11, day));
}

using NodaTime;
using ShopConnector.Loyalty.Offers.Budgets;

namespace ShopConnector.Loyalty.Explaining.Words.Dutch;

internal sealed class DutchOffers : OfferWording
{
    public override string ControlGroup => "in de controlegroep, die niets krijgt en wel wordt gevolgd";

    public override string WaitsForBudget => "nieuw, en wacht dus als het budget van het aanbod op is";

    public override string NoCustomer => "niemand om het aan te geven: geen klant in een winkel";

    public override string NoPlace =>
        "geen winkel kan een code aan alleen deze klant binden: er is geen account (Shopify vraagt er een), de winkel "
        + "neemt het e-mailadres niet aan, of het is personeel";

    public override string NoConsent => "geen toestemming: in geen enkele winkel aangemeld voor e-mail";

    public override string OpenComplaint => "er staat een klacht open; tot die is opgelost wordt er niets aangeboden";

    public override string NoOrder => "geen bestelling om een deel van te geven";

    public override string SameOrder => "voor de laatste bestelling al gegeven";

    public override string StaffRedeem => "een medewerker wisselt ze in";

    public override string LeftUnused => "de vorige code bleef ongebruikt, de volgende komt na de volgende aankoop";

    public override string BudgetSpent(WaitingOffer waits, string currency)
    {
        var (most, worth) = (waits.Budget.Codes, waits.Budget.Liability);
        if (waits.NeverFits)
            return $"niet gegeven: {currency} {Money(waits.Wants)} is meer dan het hele budget van het aanbod, "
                + $"{currency} {Money(worth!.Value)}";

        string?[] limits =
        [
            most is null ? null : $"{Number(waits.Promises)} open van hoogstens {Number(most.Value)}",
            worth is null ? null : $"{currency} {Money(waits.Worth)} open van hoogstens {Money(worth.Value)}",
        ];
        return $"niet gegeven: het budget van het aanbod is op, {string.Join(", ", limits.OfType<string>())}; "
            + "het wacht op een plaats";
    }

    public override string Open(LocalDate since, LocalDate through) =>
        $"open sinds {Day(since)}, tot en met {Day(through)}";

    public override string StepOpen(int step, int steps, LocalDate since, LocalDate through) =>
        $"stap {Number(step)} van {Number(steps)} {Open(since, through)}";

    public override string NextStep(int step, int steps, LocalDate day) =>
        $"stap {Number(step)} van {Number(steps)} op {Day(day)}, tenzij er eerder iets wordt gekocht";

    public override string NotAgainUntil(LocalDate day) => $"eerder gegeven; niet opnieuw vóór {Day(day)}";

    public override string Away(LocalDate through) =>
        $"de klant is weg of heeft een ander e-mailadres; terug tot en met {Day(through)} werkt het weer";

    public override string Crowded(int offers, int days, LocalDate next) =>
        $"{AtMost(offers, days)}; het volgende op {Day(next)}";

    public override string Redeemed(LocalDate day, long points, LocalDate through) =>
        $"op {Day(day)} ingewisseld voor {Points(points)}, open tot en met {Day(through)}";

    public override string Suffices(long balance, long points) =>
        $"{Points(balance)} {(balance == 1 ? "is" : "zijn")} genoeg voor {Number(points)}";

    public override string TooFew(long balance, long points) =>
        $"{Points(balance)}, {Number(points - balance)} te weinig voor {Number(points)}";

    private static string AtMost(int offers, int days) =>
        $"hoogstens {(offers == 1 ? "één aanbod" : $"{Number(offers)} aanbiedingen")} in "
        + $"{Number(days)} {(days == 1 ? "dag" : "dagen")}";

    private static string Points(long points) => points == 1 ? "1 punt" : $"{Number(points)} punten";

    private static string Money(decimal amount) => Notation.Dutch.Amount(amount);

    private static string Number(decimal number) => Notation.Dutch.Number(number);

    private static string Day(LocalDate day) => Notation.Dutch.Day(day);
}

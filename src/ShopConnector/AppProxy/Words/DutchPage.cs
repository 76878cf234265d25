using NodaTime;

namespace ShopConnector.AppProxy.Words;

internal sealed class DutchPage() : PageWords("nl-NL")
{
    public static DutchPage Words { get; } = new();

    public override string Tag => "nl";

    public override string Title => "Je spaarpunten";

    public override string SignInFirst => "Log in om je punten, je niveau en je kortingscodes te zien.";

    public override string SignIn => "Inloggen";

    public override string StillCounting =>
        "We zijn je punten nog aan het tellen. Kom straks nog eens terug, dan staat alles hier.";

    public override string ConfirmFirst =>
        "Bevestig eerst dat het e-mailadres van je account van jou is. Daarna vind je hier je punten.";

    public override string Balance => "te besteden";

    public override string BelowZero => "Je staat onder nul. Nieuwe punten vullen dat eerst aan.";

    public override string Level => "Je niveau";

    public override string NoLevel => "Je hebt nog geen niveau.";

    public override string HighestLevel => "Dit is het hoogste niveau.";

    public override string FreeShipping => "Gratis verzending";

    public override string Codes => "Je kortingscodes";

    public override string NoCodes => "Je hebt nu geen kortingscodes.";

    public override string CodesUnderWay => "Er wordt nog een code voor je gemaakt. Die staat hier straks.";

    public override string NotCombined => "Niet samen met andere kortingen";

    public override string Gifts => "Cadeau voor je";

    public override string Rewards => "Hiervoor kun je sparen";

    public override string ComesByItself => "Je hebt genoeg punten: de code komt vanzelf.";

    public override string AskUs => "Je hebt genoeg punten. Laat het ons weten, dan wisselen wij ze voor je in.";

    protected override string Gap => "\u00a0";

    public override string PointsNoun(long points) => points == 1 ? "punt" : "punten";

    public override string Pending(long points, LocalDate from) =>
        $"Nog {Points(points)} onderweg, te besteden vanaf {Day(from)}.";

    public override string LaterToo(long points) => $"Daarna komen er nog {Points(points)} bij.";

    public override string Expiring(long points, LocalDate on) =>
        $"{Points(points)} {(points == 1 ? "vervalt" : "vervallen")} op {Day(on)}.";

    public override string Multiplier(decimal times) => $"{Number(times)} keer zoveel punten op elke bestelling";

    public override string MissingToNext(string amount, string tier) => $"Nog {amount} tot {tier}.";

    public override string Percent(decimal percent) => $"{Number(percent)}% korting";

    public override string AmountOff(string amount) => $"{amount} korting";

    public override string From(string amount) => $"Bij besteding vanaf {amount}";

    public override string Until(LocalDate lastDay) => $"Geldig tot en met {Day(lastDay)}";

    public override string PointsMissing(long points) => $"Nog {Points(points)} te gaan.";
}

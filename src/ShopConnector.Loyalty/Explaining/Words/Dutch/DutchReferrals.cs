using NodaTime;
using ShopConnector.Loyalty.Offers.Referring;

namespace ShopConnector.Loyalty.Explaining.Words.Dutch;

internal sealed class DutchReferrals : ReferralWording
{
    public override string NotPaid => "wacht op de betaling van de bestelling van de vriend";

    public override string AfterAll => "beloond, en alsnog teruggenomen";

    public override string About(string order) => $"aanbeveling {order}";

    public override string Rewarded(long points, LocalDate day) =>
        $"{Worth(points)} voor de bestelling van de vriend, definitief op {Day(day)}";

    public override string Waits(long points, LocalDate day) =>
        $"{Worth(points)} op {Day(day)}, als de bestelling van de vriend definitief is en niet eerder is teruggegeven";

    public override string TakenBack(long points, LocalDate day) =>
        $"de bestelling van de vriend is op {Day(day)} teruggegeven, en {Worth(points)} daarmee ook";

    public override string Refused(ReferralRefusal refusal, string? earlier) => refusal switch
    {
        ReferralRefusal.NoOrder => "de bestelling van de vriend is een test of is verwijderd",
        ReferralRefusal.AnothersCode => "op de bestelling staat eerst de vriendencode van een ander lid",
        ReferralRefusal.BeforeCode => "de vriend bestelde voordat het lid de code had",
        ReferralRefusal.BeforePoints => "de vriend bestelde voor de eerste dag waarop er punten worden gegeven",
        ReferralRefusal.NobodyKnown => "niemand weet wie er bestelde, dus het kan het lid zelf zijn",
        ReferralRefusal.OwnEmail => "geen vriend: de bestelling heeft het e-mailadres van het lid zelf",
        ReferralRefusal.OwnAddress =>
            "geen vriend: de bestelling of de rekening gaat naar een adres van eigen bestellingen van het lid",
        ReferralRefusal.OwnPayment => "geen vriend: betaald met de kaart van een eigen bestelling van het lid",
        ReferralRefusal.NotNew => $"geen nieuwe klant: kocht al eerder, met bestelling {earlier}",
        ReferralRefusal.UsedBefore => $"de vriend heeft de code al gebruikt, bij bestelling {earlier}",
        ReferralRefusal.RewardUsed =>
            $"de code die voor bestelling {earlier} van de vriend is gegeven, is al gebruikt",
        ReferralRefusal.TooSmall => "de bestelling van de vriend is lager dan het gevraagde bedrag",
        ReferralRefusal.GivenBack =>
            "de bestelling van de vriend is geannuleerd of teruggegeven voordat zij definitief was",
        _ => "meer vrienden dan er in deze tijd worden beloond",
    };

    private static string Worth(long points) => points switch
    {
        0 => "een code",
        1 => "1 punt",
        _ => $"{Notation.Dutch.Number(points)} punten",
    };

    private static string Day(LocalDate day) => Notation.Dutch.Day(day);
}

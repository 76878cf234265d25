using NodaTime;

namespace ShopConnector.AppProxy.Words;

internal sealed class EnglishPage() : PageWords("en-GB")
{
    public static EnglishPage Words { get; } = new();

    public override string Tag => "en";

    public override string Title => "Your points";

    public override string SignInFirst => "Log in to see your points, your level and your discount codes.";

    public override string SignIn => "Log in";

    public override string StillCounting =>
        "We are still counting your points. Come back a little later and you will find them here.";

    public override string ConfirmFirst =>
        "First confirm that the e-mail address of your account is yours. Then you will find your points here.";

    public override string Balance => "to spend";

    public override string BelowZero => "You are below zero. New points make up for that first.";

    public override string Level => "Your level";

    public override string NoLevel => "You have no level yet.";

    public override string HighestLevel => "This is the highest level.";

    public override string FreeShipping => "Free shipping";

    public override string Codes => "Your discount codes";

    public override string NoCodes => "You have no discount codes now.";

    public override string CodesUnderWay => "A code is being made for you. You will find it here soon.";

    public override string NotCombined => "Not together with other discounts";

    public override string Gifts => "A gift for you";

    public override string Rewards => "What to save for";

    public override string ComesByItself => "You have enough points: the code comes by itself.";

    public override string AskUs => "You have enough points. Let us know, and we will exchange them for you.";

    protected override string Gap => "";

    public override string PointsNoun(long points) => points == 1 ? "point" : "points";

    public override string Pending(long points, LocalDate from) =>
        $"{Points(points)} more on the way, to spend from {Day(from)}.";

    public override string LaterToo(long points) => $"After that, {Points(points)} more.";

    public override string Expiring(long points, LocalDate on) =>
        $"{Points(points)} {(points == 1 ? "expires" : "expire")} on {Day(on)}.";

    public override string Multiplier(decimal times) => $"{Number(times)} times the points on every order";

    public override string MissingToNext(string amount, string tier) => $"{amount} more to {tier}.";

    public override string Percent(decimal percent) => $"{Number(percent)}% off";

    public override string AmountOff(string amount) => $"{amount} off";

    public override string From(string amount) => $"When you spend {amount} or more";

    public override string Until(LocalDate lastDay) => $"Valid until {Day(lastDay)} inclusive";

    public override string PointsMissing(long points) => $"{Points(points)} to go.";
}

namespace ShopConnector.Loyalty.Explaining.Words.Dutch;

internal sealed class DutchOrders : OrderWording
{
    public override string OnHold => "wordt vastgehouden";

    public override string NoLongerOnHold => "is vastgehouden en nu vrijgegeven; wordt niet opnieuw vastgehouden";

    public override string ToBeHeld => "moet worden vastgehouden";

    public override string HeldByOthers => "wordt al door iemand anders vastgehouden";

    public override string SentAlready => "wordt niet vastgehouden, want is al verzonden";

    public override string NotReadyToSend =>
        "wordt niet vastgehouden, want de winkel zegt niet dat de bestelling klaar is voor verzending";

    public override string Tags(string tags) => $"tags {tags}";

    public override string Note(string text) => $"notitie \"{text}\"";
}

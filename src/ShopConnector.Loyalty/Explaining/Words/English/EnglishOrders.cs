namespace ShopConnector.Loyalty.Explaining.Words.English;

internal sealed class EnglishOrders : OrderWording
{
    public override string OnHold => "is on hold";

    public override string NoLongerOnHold => "was on hold and is no longer; it is not held again";

    public override string ToBeHeld => "is to be held";

    public override string HeldByOthers => "is on hold already, by somebody else";

    public override string SentAlready => "is not held, because it was sent already";

    public override string NotReadyToSend => "is not held, because the shop does not say that it is ready to be sent";

    public override string Tags(string tags) => $"tags {tags}";

    public override string Note(string text) => $"note \"{text}\"";
}

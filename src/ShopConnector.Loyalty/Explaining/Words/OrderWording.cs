namespace ShopConnector.Loyalty.Explaining.Words;

/// <summary>What order rules have done, or are to do, with an order.</summary>
internal abstract class OrderWording
{
    public abstract string OnHold { get; }

    public abstract string NoLongerOnHold { get; }

    public abstract string ToBeHeld { get; }

    public abstract string HeldByOthers { get; }

    public abstract string SentAlready { get; }

    public abstract string NotReadyToSend { get; }

    public abstract string Tags(string tags);

    public abstract string Note(string text);
}

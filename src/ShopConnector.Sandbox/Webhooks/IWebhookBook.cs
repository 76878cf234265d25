namespace ShopConnector.Sandbox.Webhooks;

/// <summary>A platform's subscriptions and its rules of delivering. Called with the shop's gate held.</summary>
internal interface IWebhookBook
{
    IEnumerable<Letter> LettersOf(Happening happening);

    /// <summary>Letters that no happening causes, such as a ping; taken out as they are asked for.</summary>
    IEnumerable<Letter> Others();

    /// <summary>The letter to send again, and when; null: none. The subscription may end with it.</summary>
    Letter? After(Letter letter, bool accepted);
}

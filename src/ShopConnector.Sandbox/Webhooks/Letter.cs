using NodaTime;

namespace ShopConnector.Sandbox.Webhooks;

/// <summary>One delivery that is under way.</summary>
/// <param name="Subscription">Id of the one it is for.</param>
/// <param name="Write">Called with the gate held, right before it is sent.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="DueAt">By the shop's clock.</param>
internal sealed record Letter(long Subscription, Uri Url, Func<LetterText> Write, int Attempt, Instant DueAt);

internal sealed record LetterText(
    string Body, string ContentType, IReadOnlyDictionary<string, string> Headers);

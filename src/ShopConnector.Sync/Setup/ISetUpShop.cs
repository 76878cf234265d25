using System.Collections.Immutable;

namespace ShopConnector.Sync.Setup;

/// <summary>
/// A shop in which a few things stand beside the customers, such as the names of fields and who ships free. Optional: a
/// shop that is no <see cref="ISetUpShop"/> has nothing of the kind.
/// </summary>
public interface ISetUpShop
{
    /// <summary>What the programme asks of the shop, as one text: it changes exactly when that does.</summary>
    string WantedSetup { get; }

    /// <summary>What is missing or other than wanted; reads only.</summary>
    Task<SetupDifference> CompareAsync(SetupKnown known, CancellationToken ct);

    /// <summary>
    /// Does the steps; the outcome at an index belongs to the step there. Repeatable: what an earlier call made, and
    /// whose answer was lost, is found again by <see cref="SetupKnown.Owned"/> and never made twice.
    /// </summary>
    Task<IReadOnlyList<SetupOutcome>> WriteSetupAsync(
        IReadOnlyList<SetupStep> steps, SetupKnown known, CancellationToken ct);

    /// <summary>The way back from a step that was written; null where there is none.</summary>
    SetupStep? Reverse(SetupStep written);
}

/// <param name="Owned">What we have made in this shop, or meant to when the answer was lost.</param>
/// <param name="Secret">Of the installation; codes are derived from it.</param>
public sealed record SetupKnown(ImmutableArray<OwnedSetup> Owned, ReadOnlyMemory<byte> Secret)
{
    public OwnedSetup? Of(string key) => Owned.FirstOrDefault(one => one.Key == key);
}

public enum SetupAction { Create, Update, Remove }

/// <summary>One thing to make, change or take away. Plain data: it is stored with its plan.</summary>
/// <param name="Key">Names the thing for good, such as <c>free-shipping:vip</c>.</param>
/// <param name="Text">What is to be done, for people.</param>
/// <param name="Spec">All the adapter needs to do it, in a form of its own.</param>
public sealed record SetupStep(string Key, SetupAction Action, string Text, string Spec);

/// <param name="Held">What the adapter finds it again by; null: sent, and never answered.</param>
/// <param name="Spec">As it was written last.</param>
public sealed record OwnedSetup(string Key, string Spec, string? Held);

/// <param name="Adopted">
/// What an earlier call made although its answer was lost: <see cref="OwnedSetup.Held"/> by key.
/// </param>
/// <param name="Notes">What a person should know: what stands in the way, and what is done instead.</param>
/// <param name="ShippingCodes">
/// By tag, where free shipping had to become a code: whoever carries the tag is shown it.
/// </param>
public sealed record SetupDifference(
    ImmutableArray<SetupStep> Steps, ImmutableArray<string> Notes, ImmutableDictionary<string, string> ShippingCodes,
    ImmutableDictionary<string, string> Adopted);

/// <param name="Refusal">Why it could not be done, and the remedy; null: done.</param>
/// <param name="Held">As in <see cref="OwnedSetup"/>.</param>
/// <param name="Unanswered">The answer was lost: the next look at the shop shows whether it was done.</param>
public sealed record SetupOutcome(string? Held, string? Refusal = null, bool Unanswered = false);

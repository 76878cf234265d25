using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>One order on its way: the calls that what is wanted of it needs, and what became of them.</summary>
internal sealed class OrderStep(ChangeProgress progress, OrderChange change)
{
    private const string Handle = "shopconnector-order-rules";
    private const string TakenByUs = "DUPLICATE_FULFILLMENT_HOLD_HANDLE";

    private static readonly string[] Holdable = ["OPEN", "SCHEDULED"];

    /// <summary>What is still wanted; parts that the shop refuses are taken out.</summary>
    public OrderChange Change { get; private set; } = change;

    public ChangeProgress Progress => progress;

    public string Id { get; } = Gid.Order(change.Order.Id);

    /// <summary>Something was refused after the mark had been sent along with it: the mark says too much.</summary>
    public bool MarkIsWrong { get; private set; }

    public bool NeedsParcels => Change.Hold || Change.Release;

    /// <summary>What an earlier call did, whose answer was lost, is not done again.</summary>
    public void Know(OrderMark? known)
    {
        if (known is null)
            return;

        Change = Change with
        {
            Mark = OrderMark.Union(Change.Mark, known)!,
            Hold = Change.Hold && !known.Held,
            AddTags = [.. Change.AddTags.Except(known.Tags, StringComparer.OrdinalIgnoreCase)],
        };
    }

    public IEnumerable<PendingCall> Calls(IReadOnlyList<ParcelNode> parcels)
    {
        foreach (var call in Change.Hold ? Holds(parcels) : Change.Release ? Releases(parcels) : [])
            yield return call;

        if (!Change.AddTags.IsEmpty)
            yield return Tags(Documents.TagsAdd, Change.AddTags, () => Change with { Tags = [], AddTags = [] });

        if (!Change.RemoveTags.IsEmpty)
            yield return Tags(Documents.TagsRemove, Change.RemoveTags, () => Change with { RemoveTags = [] });

        yield return Mark();
    }

    public PendingCall Mark()
    {
        var mark = Change.MarkAfter;
        var values = new List<MetafieldValue> { Value(OrderMarkValue.Key, "json", OrderMarkValue.Write(mark)) };
        if (!Change.Notes.IsEmpty)
        {
            var notes = string.Join('\n', mark.Notes.Select(note => note.Text));
            values.Add(Value(OrderMarkValue.NoteKey, "multi_line_text_field", notes));
        }

        return new PendingCall(
            Call(Documents.MetafieldsSet, new MetafieldSetVariables([.. values])),
            errors => Settle(errors, () => Change with { Notes = [] }));
    }

    /// <summary>The app may not hold or release: what else is wanted of the order still is.</summary>
    public void LeaveParcels(Sync.ShopException error)
    {
        Refuse($"could not be {(Change.Hold ? "held" : "released")}: {error.Problem} {error.Remedy}");
        Change = Change with { Hold = false, Release = false };
    }

    private IEnumerable<PendingCall> Holds(IReadOnlyList<ParcelNode> parcels)
    {
        if (parcels.Any(parcel => parcel.FulfillmentHolds.Any(IsOurs)))
            yield break; // Held by an earlier call whose answer was lost.

        var open = parcels.Where(parcel => Holdable.Contains(parcel.Status, StringComparer.Ordinal)).ToList();
        if (open.Count == 0)
        {
            Refuse("could not be held: nothing of it is waiting to be sent.");
            Change = Change with { Hold = false };
        }

        var why = Change.Notes.IsEmpty ? Change.Tags : [.. Change.Notes.Select(note => note.Text)];
        foreach (var parcel in open)
        {
            var input = new ParcelHoldInput("OTHER", string.Join("; ", why), Handle, NotifyMerchant: false);
            yield return new PendingCall(
                Call(Documents.ParcelHold, new ParcelHoldVariables(parcel.Id, input)),
                errors => Settle(
                    [.. errors.Where(error => error.Code != TakenByUs)], () => Change with { Hold = false }));
        }
    }

    private IEnumerable<PendingCall> Releases(IReadOnlyList<ParcelNode> parcels)
    {
        foreach (var parcel in parcels)
        {
            string[] ours = [.. parcel.FulfillmentHolds.Where(IsOurs).Select(hold => hold.Id)];
            if (ours.Length > 0)
                yield return new PendingCall(
                    Call(Documents.ParcelRelease, new ParcelReleaseVariables(parcel.Id, ours)),
                    errors => Settle(errors, () => Change with { Release = false }));
        }
    }

    private PendingCall Tags(GraphQlDocument document, ImmutableArray<string> tags, Func<OrderChange> without) => new(
        Call(document, new TagVariables(Id, [.. tags])), errors => Settle(errors, without));

    private void Settle(UserError[] errors, Func<OrderChange> without)
    {
        if (errors.Length == 0)
            return;

        Refuse($"was refused: {Objections.Text(errors)}");
        Change = without();
        MarkIsWrong = true;
    }

    private void Refuse(string problem) => progress.Refuse($"order {Change.Order.Id} {problem}");

    private MetafieldValue Value(string key, string type, string value) =>
        new(Id, CardFields.Namespace, key, type, value);

    private static bool IsOurs(HoldNode hold) => hold is { HeldByRequestingApp: true, Handle: Handle };

    private static GraphQlCall Call<T>(GraphQlDocument document, T variables) => new(
        document, JsonSerializer.SerializeToNode(variables, ShopifyJson.Default.GetTypeInfo(typeof(T))!)!.AsObject());
}

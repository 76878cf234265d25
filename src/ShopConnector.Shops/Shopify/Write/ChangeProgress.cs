using System.Collections.Immutable;
using NodaTime.Text;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>What became of one change so far, part by part.</summary>
internal sealed class ChangeProgress(CustomerChange change)
{
    private readonly List<string> _reasons = [];
    private readonly List<string> _added = [];
    private readonly List<string> _found = [];
    private readonly List<FieldChange> _fields = [];
    private readonly Dictionary<CardField, string> _digests = [];
    private readonly HashSet<string> _refusedCodes = new(StringComparer.Ordinal);
    private readonly List<CodeToIssue> _issued = [];
    private readonly List<CodeToRetire> _retired = [];
    private readonly List<OrderChange> _orders = [];
    private ImmutableArray<string> _goneOrders = [];
    private bool _removed;
    private bool _gone;
    private bool _mayPass;

    public CustomerChange Change => change;

    public string CustomerId { get; } = Gid.Customer(change.Customer.Id);

    /// <summary>False: nothing more is to be tried for this customer.</summary>
    public bool Open => !_gone;

    public WritePart Part(WritePartKind kind, string name) => new(change.Customer.Id, kind, name);

    /// <param name="forGood">The same again would be refused again.</param>
    public void Refuse(string reason, bool forGood = false)
    {
        _reasons.Add(reason);
        _mayPass |= !forGood;
    }

    public void RefuseCode(CodeToIssue code, string reason, bool forGood = false)
    {
        _refusedCodes.Add(code.Code);
        Refuse(reason, forGood);
    }

    /// <summary>
    /// The fields to write. None may promise a code that was refused: another one that was made is shown in its place,
    /// and without any the field stays as it is.
    /// </summary>
    public IEnumerable<FieldChange> Promised()
    {
        var shown = change.Fields.FirstOrDefault(field => field.Field == CardField.OfferCode)?.To;
        var isRefused = shown is not null && _refusedCodes.Contains(shown);
        var instead = isRefused ? _issued.Find(code => !code.ForFriends) : null;
        foreach (var field in change.Fields)
        {
            if (field.Field is CardField.OfferCode or CardField.OfferUntil && isRefused)
            {
                if (instead is not null)
                    yield return field with { To = Value(field.Field, instead) };
            }
            else if (field.Field != CardField.ReferralCode || field.To is null || !_refusedCodes.Contains(field.To))
                yield return field;
        }
    }

    private static string Value(CardField field, CodeToIssue code) =>
        field == CardField.OfferCode ? code.Code : LocalDatePattern.Iso.Format(code.LastDay);

    public void MarkGone() => _gone = true;

    public void MarkIssued(CodeToIssue code) => _issued.Add(code);

    public void MarkRetired(CodeToRetire code) => _retired.Add(code);

    /// <param name="digest">Of the version that was written; null: the shop does not tell it.</param>
    public void MarkWritten(FieldChange field, string? digest)
    {
        _fields.Add(field);
        if (digest is not null)
            _digests[field.Field] = digest;
    }

    /// <summary>As far as the shop did not refuse it.</summary>
    public void MarkDone(OrderChange order) => _orders.Add(order);

    public void MarkGone(string order) => _goneOrders = _goneOrders.Add(order);

    public void MarkTagsAdded(IEnumerable<string> tags) => _added.AddRange(tags);

    /// <summary>The customer carries them, and not through us.</summary>
    public void MarkTagsFound(IEnumerable<string> tags) => _found.AddRange(tags);

    public void MarkTagsRemoved() => _removed = true;

    public WriteOutcome Outcome()
    {
        if (_gone)
            return new WriteOutcome.Gone();

        if (_reasons.Count == 0)
        {
            return new WriteOutcome.Written
            {
                FoundTags = _found.ToImmutableArray(),
                GoneOrders = _goneOrders,
                Digests = _digests.ToImmutableDictionary(),
            };
        }

        var done = change with
        {
            AddTags = [.. _added],
            RemoveTags = _removed ? change.RemoveTags : [],
            Fields = [.. _fields],
            Issue = [.. _issued],
            Retire = [.. _retired],
            ClearOrders = [],
            Orders = [.. _orders],
        };
        return new WriteOutcome.Refused([.. _reasons], done.IsEmpty ? null : done)
        {
            GoneOrders = _goneOrders,
            Digests = _digests.ToImmutableDictionary(),
            IsLasting = !_mayPass,
        };
    }
}

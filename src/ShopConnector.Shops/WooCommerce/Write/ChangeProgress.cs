using System.Collections.Immutable;
using ShopConnector.Shops.WooCommerce.Write.Metadata;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>What has become of one change so far: the parts the shop confirmed, and why others were refused.</summary>
internal sealed class ChangeProgress(CustomerChange change)
{
    private readonly List<string> _reasons = [];
    private readonly HashSet<CardField> _fields = [];
    private readonly List<CodeToIssue> _issued = [];
    private readonly List<CodeToRetire> _retired = [];
    private readonly List<OrderChange> _orders = [];
    private readonly HashSet<string> _cleared = new(StringComparer.Ordinal);
    private ImmutableArray<string> _goneOrders = [];
    private bool _mayPass;

    public CustomerChange Change => change;

    public bool IsGone { get; set; }

    public IReadOnlyList<CodeToIssue> Issued => _issued;

    /// <summary>The fields to write; those that would show a code which was refused stay out.</summary>
    public ImmutableArray<FieldChange> Fields =>
        _issued.Count == change.Issue.Length
            ? CardFields.Of(change)
            : [.. CardFields.Of(change).Where(one => !ShowsCode(one))];

    /// <param name="forGood">The same again would be refused again.</param>
    public void Refuse(string reason, bool forGood = false)
    {
        _reasons.Add(reason);
        _mayPass |= !forGood;
    }

    public void Confirm(CardField field) => _fields.Add(field);

    public void Confirm(CodeToIssue code) => _issued.Add(code);

    public void Confirm(CodeToRetire code) => _retired.Add(code);

    public void Confirm(OrderChange order) => _orders.Add(order);

    public void ConfirmCleared(string order) => _cleared.Add(order);

    public void ConfirmGone(string order) => _goneOrders = _goneOrders.Add(order);

    public WriteOutcome Outcome()
    {
        if (IsGone)
            return new WriteOutcome.Gone();

        if (_reasons.Count == 0)
            return new WriteOutcome.Written { GoneOrders = _goneOrders };

        var done = Done();
        return new WriteOutcome.Refused([.. _reasons.Distinct(StringComparer.Ordinal)], done.IsEmpty ? null : done)
        {
            GoneOrders = _goneOrders,
            IsLasting = !_mayPass,
        };
    }

    private CustomerChange Done()
    {
        var tags = _fields.Contains(CardField.Tags);
        return change with
        {
            AddTags = tags ? change.AddTags : [],
            RemoveTags = tags ? change.RemoveTags : [],
            Fields = [.. change.Fields.Where(field => _fields.Contains(field.Field))],
            Issue = [.. _issued],
            Retire = [.. _retired],
            ClearOrders = [.. change.ClearOrders.Where(_cleared.Contains)],
            Orders = [.. _orders],
        };
    }

    private static bool ShowsCode(FieldChange field) =>
        field is { Field: CardField.OfferCode or CardField.OfferUntil or CardField.ReferralCode, To: not null };
}

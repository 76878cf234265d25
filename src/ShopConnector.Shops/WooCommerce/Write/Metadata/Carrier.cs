using System.Collections.Immutable;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write.Metadata;

/// <summary>What a member's values are kept on: an account, or the order of a guest.</summary>
internal sealed record Carrier(
    ChangeProgress Progress, long Id, ImmutableArray<FieldChange> Fields, CarrierKind Kind)
{
    public bool IsOrder => Kind != CarrierKind.Account;
}

/// <summary>ClearedOrder = one that carried a guest's values before and shall carry none.</summary>
internal enum CarrierKind { Account, GuestOrder, ClearedOrder }

/// <summary>What the shop says became of the values, whichever way they went.</summary>
internal abstract record CarrierAnswer
{
    private CarrierAnswer()
    {
    }

    /// <param name="Missing">Fields the shop holds otherwise than they were written.</param>
    public sealed record Kept(ImmutableArray<FieldChange> Missing) : CarrierAnswer;

    public sealed record Gone : CarrierAnswer;

    /// <param name="ForGood">The same again would be refused again.</param>
    public sealed record Refused(string Reason, bool ForGood) : CarrierAnswer;
}

using System.Runtime.CompilerServices;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Pull;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Shops.WooCommerce.Write;
using ShopConnector.Sync.Recalling;

namespace ShopConnector.Shops.WooCommerce.Recalling;

/// <summary>The coupons that name an entitlement and are kept to one address, out of all that the shop has.</summary>
internal sealed class IssuedCoupons(WooClient client)
{
    private static readonly WooQuery _all = new WooQuery("coupons").With("_fields", CouponRow.Fields);

    public async IAsyncEnumerable<IssuedCode> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        if (await new CouponSwitch(client).IsOffAsync(ct))
            yield break; // Nobody can tell then what was given, and nobody can use it.

        var pages = new OrderedScan(client).ReadAsync("recalling codes", _all, ScanPosition.Start, ct: ct);
        await foreach (var page in pages)
            foreach (var row in page.Fresh)
                if (CouponDesk.Read(row) is { } coupon && Of(coupon) is { } code)
                    yield return code;
    }

    private static IssuedCode? Of(CouponRow row) =>
        row is { Code: { Length: > 0 } code, Status: null or "publish", EmailRestrictions: [var email] }
        && row.MetaData.MetaText(CardKeys.Entitlement) is { } entitlement
        && Plain.Gmt(row.DateCreatedGmt) is { } madeAt
        && Plain.Gmt(row.DateExpiresGmt) is { } endsAt
            // WooCommerce keeps codes in lower case, and shoppers are shown them in upper case.
            ? new IssuedCode(
                entitlement, code.ToUpperInvariant(), email, CouponTerms.Of(row), madeAt, endsAt,
                row.UsageCount > 0)
            : null;
}

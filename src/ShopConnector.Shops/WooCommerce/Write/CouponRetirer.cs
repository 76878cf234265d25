using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>Takes codes of ours out of use; one that somebody else made under the same name is left alone.</summary>
internal sealed class CouponRetirer(WooClient client, CouponDesk desk)
{
    public async Task RetireAsync(IReadOnlyList<ChangeProgress> all, CancellationToken ct)
    {
        if (await FindAsync(all, ct) is not { } coupons)
        {
            foreach (var one in all)
                foreach (var code in Codes(one))
                    one.Refuse($"{code.Code} was not taken back: {CouponSwitch.Off}.", forGood: true);
            return;
        }

        var unused = new List<(ChangeProgress Progress, CodeToRetire Code, long Id)>();
        foreach (var one in all)
        {
            foreach (var code in Codes(one))
            {
                var coupon = coupons.GetValueOrDefault(code.Code);
                if (coupon is null || !CouponDesk.IsOurs(coupon, code.Entitlement))
                    one.Confirm(code); // Nothing of ours is left to retire.
                else if (coupon.UsageCount == 0)
                    unused.Add((one, code, coupon.Id));
                else if (await desk.ExpireAsync(coupon, ct))
                    one.Confirm(code);
                else
                    one.Refuse($"coupon {coupon.Id} could not be ended: set its expiry date by hand.");
            }
        }

        var deleted = await desk.DeleteAsync([.. unused.Select(one => one.Id)], ct);
        foreach (var ((progress, code, id), isDeleted) in unused.Zip(deleted))
        {
            if (isDeleted)
                progress.Confirm(code);
            else
                progress.Refuse($"coupon {id} could not be deleted: delete it by hand.");
        }
    }

    /// <summary>Null: the shop does without coupons, so that none works and none can be looked at.</summary>
    private async Task<IReadOnlyDictionary<string, CouponRow>?> FindAsync(
        IReadOnlyList<ChangeProgress> all, CancellationToken ct)
    {
        try
        {
            return await desk.FindAsync(all.SelectMany(Codes).Select(code => code.Code), ct);
        }
        catch (ShopException fault) when (!fault.Transient)
        {
            if (!await new CouponSwitch(client).IsOffAsync(ct))
                throw;

            return null;
        }
    }

    /// <summary>Of a customer who turns out to be gone also the codes made just now.</summary>
    private static IEnumerable<CodeToRetire> Codes(ChangeProgress one) => one.IsGone
        ? one.Change.Retire.Concat(one.Issued.Select(code => new CodeToRetire(code.Entitlement, code.Code)))
        : one.Change.Retire;
}

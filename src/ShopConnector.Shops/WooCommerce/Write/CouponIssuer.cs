using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ShopConnector.Shops.Money;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>
/// Creates personal codes and looks at each as it came out. One that lost its restriction would be everybody's: it is
/// deleted before anything else happens.
/// </summary>
internal sealed class CouponIssuer(WooClient client, CouponDesk desk, ILogger logger)
{
    private const string Exists = "woocommerce_rest_coupon_code_already_exists";

    private const string Off =
        $"{CouponSwitch.Off}: tick {CouponSwitch.Box}, or take the offers out of the programme.";

    private readonly ShopCurrency _currency = new(client, logger);
    private readonly CouponSwitch _switch = new(client);

    public async Task IssueAsync(IReadOnlyList<ChangeProgress> all, CancellationToken ct)
    {
        var wanted = await WantedAsync(all, ct);
        var drafts = new List<JsonNode>();
        foreach (var want in wanted)
            drafts.Add(await desk.DraftAsync(want.InShopMoney, want.Email, ct));

        if (await CreateAsync(drafts, ct) is not { } results)
        {
            wanted.ForEach(want => want.Refuse(Off, forGood: true));
            return;
        }

        var taken = wanted.Zip(results).Where(one => one.Second.Code == Exists).Select(one => one.First.Code.Code);
        var standing = await desk.FindAsync(taken, ct);
        var wrong = new List<(Wanted Wanted, long Id, string Difference)>();
        foreach (var (want, result) in wanted.Zip(results))
        {
            if (result.Row is { } row)
                Look(want, CouponDesk.Read(row), RowReader.IdOf(row), wrong);
            else if (result.Code == Exists)
                Adopt(want, standing.GetValueOrDefault(want.Code.Code), wrong);
            else
                want.Refuse($"the shop refused it: {result.Message}", result.IsFinal);
        }

        await DeleteAsync(wrong, ct);
    }

    /// <summary>Null: the shop does without coupons.</summary>
    private async Task<IReadOnlyList<BatchResult>?> CreateAsync(IReadOnlyList<JsonNode> drafts, CancellationToken ct)
    {
        try
        {
            return await desk.CreateAsync(drafts, ct);
        }
        catch (ShopException fault) when (!fault.Transient)
        {
            if (!await _switch.IsOffAsync(ct))
                throw;

            return null;
        }
    }

    private async Task<List<Wanted>> WantedAsync(IReadOnlyList<ChangeProgress> all, CancellationToken ct)
    {
        var wanted = new List<Wanted>();
        var planned = all.SelectMany(one => one.Change.Issue.Select(code => (Progress: one, Code: code))).ToList();
        var currency = planned.Exists(one => ShopTerms.HoldsMoney(one.Code.Terms))
            ? await _currency.ReadAsync(ct) : null;
        foreach (var (one, code) in planned)
        {
            var email = code.ForFriends ? null : Restriction(one, code);
            if (email is null && !code.ForFriends)
                continue;

            var terms = ShopTerms.Of(code, currency);
            var want = new Wanted(one, code, code with { Terms = terms.Terms }, email);
            if (terms.Refusal is { } why)
                want.Refuse(why, forGood: true);
            else
                wanted.Add(want);
        }

        return wanted;
    }

    private static string? Restriction(ChangeProgress one, CodeToIssue code)
    {
        if (one.Change.Email is { } email && EmailRules.CanRestrict(email))
            return email;

        var why = one.Change.Email is null
            ? "the customer has no e-mail address."
            : "WordPress does not accept the e-mail address, and without it the code would be everybody's.";
        one.Refuse($"the code for {code.Title} was not made: {why}", forGood: true);
        return null;
    }

    private static void Look(
        Wanted want, CouponRow? made, long id, List<(Wanted Wanted, long Id, string Difference)> wrong)
    {
        var difference = made is null ? "everything" : CouponDesk.Difference(made, want.InShopMoney, want.Email);
        if (difference is null)
            want.Progress.Confirm(want.Code);
        else
            wrong.Add((want, id, difference));
    }

    /// <summary>After a lost answer our own code is there already; under anybody else's nothing is touched.</summary>
    private static void Adopt(
        Wanted want, CouponRow? found, List<(Wanted Wanted, long Id, string Difference)> wrong)
    {
        if (found is null || !CouponDesk.IsOurs(found, want.Code.Entitlement))
            want.Refuse("the shop has a coupon under the same code that is not ours.", forGood: true);
        else
            Look(want, found, found.Id, wrong);
    }

    private async Task DeleteAsync(
        IReadOnlyList<(Wanted Wanted, long Id, string Difference)> wrong, CancellationToken ct)
    {
        var deleted = await desk.DeleteAsync([.. wrong.Select(one => one.Id)], ct);
        foreach (var ((want, id, difference), isDeleted) in wrong.Zip(deleted))
        {
            Log.CouponDeleted(logger, client.Shop, id);
            want.Refuse(
                isDeleted
                    ? $"the shop changed {difference}; the coupon was deleted at once."
                    : $"the shop changed {difference}, and coupon {id} could not be deleted: delete it by hand.",
                forGood: isDeleted);
        }
    }

    /// <param name="Code">As planned: the outcome must name it so.</param>
    /// <param name="InShopMoney">The same with amounts rounded to what the shop can charge.</param>
    /// <param name="Email">Null of a code for friends.</param>
    private sealed record Wanted(ChangeProgress Progress, CodeToIssue Code, CodeToIssue InShopMoney, string? Email)
    {
        public void Refuse(string why, bool forGood) =>
            Progress.Refuse($"the code for {Code.Title}: {why}", forGood);
    }
}

using ShopConnector.Loyalty.Offers;
using ShopConnector.Shops.Money;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write.Codes;

/// <summary>
/// Makes and retires codes: personal ones of one customer, one use, one period, and those for friends, which each of
/// them uses once. A code is derived from its entitlement, so after a lost answer it is found taken by ourselves and
/// adopted; anybody else's is left alone.
/// </summary>
internal sealed class CodeWriter(GraphQlClient client, MutationSender sender, ShopCurrency currency)
{
    private const string Taken = "TAKEN";
    private const string Expired = "EXPIRED";

    private readonly CodeLookUp _lookUp = new(client);

    public async Task IssueAsync(IReadOnlyList<ChangeProgress> batch, CancellationToken ct)
    {
        var taken = new List<Issue>();
        await sender.SendAsync(
            "making codes",
            (await IssuesAsync(batch, ct)).ConvertAll(issue => new PendingCall(issue.Create(), errors =>
            {
                if (errors.Any(error => error.Code == Taken))
                    taken.Add(issue);
                else
                    issue.Settle(errors);
            })
            { Parts = [issue.Part] }),
            ct);
        if (taken.Count > 0)
            await AdoptAsync(taken, ct);
    }

    public async Task RetireAsync(IReadOnlyList<ChangeProgress> batch, CancellationToken ct)
    {
        var retirements = batch
            .SelectMany(progress => progress.Change.Retire.Select(code => (Progress: progress, Code: code))).ToList();
        if (retirements.Count == 0)
            return;

        var found = await _lookUp.FindAsync(
            "looking up codes to retire", Documents.DiscountFind, [.. retirements.Select(r => r.Code.Code)], ct);
        var calls = new List<PendingCall>();
        foreach (var ((progress, code), node) in retirements.Zip(found))
        {
            if (node is null || node.CodeDiscount?.Status == Expired)
                progress.MarkRetired(code);
            else if (!(code.ForFriends
                ? CodeOwnership.IsForAll(node)
                : CodeOwnership.IsLeftBy(node, progress.CustomerId, progress.Change.IsGone)))
                progress.Refuse($"The code {code.Code} now belongs to somebody else and is left alone.");
            else
            {
                calls.Add(new PendingCall(
                    CodeCalls.Deactivate(node), errors => SettleRetired(progress, code, errors))
                {
                    Parts = [progress.Part(WritePartKind.Retire, code.Entitlement)],
                });
            }
        }

        await sender.SendAsync("retiring codes", calls, ct);
    }

    /// <summary>The codes that can be made in this shop; the others are refused before anything is sent.</summary>
    private async Task<List<Issue>> IssuesAsync(IReadOnlyList<ChangeProgress> batch, CancellationToken ct)
    {
        var issues = new List<Issue>();
        var wanted = batch.SelectMany(one => one.Change.Issue.Select(code => (Progress: one, Code: code))).ToList();
        var shops = wanted.Exists(one => ShopTerms.HoldsMoney(one.Code.Terms)) ? await currency.ReadAsync(ct) : null;
        foreach (var (progress, code) in wanted)
        {
            var terms = ShopTerms.Of(code, shops);
            if (terms.Refusal is { } why)
                progress.RefuseCode(code, $"Code {code.Code}: {why}", forGood: true);
            else
                issues.Add(new Issue(progress, code, terms.Terms));
        }

        return issues;
    }

    private async Task AdoptAsync(List<Issue> taken, CancellationToken ct)
    {
        var found = await _lookUp.FindAsync(
            "looking up codes in use", Documents.DiscountTerms, [.. taken.Select(issue => issue.Code.Code)], ct);
        var renew = new List<PendingCall>();
        foreach (var (issue, node) in taken.Zip(found))
        {
            if (node is null || !issue.Owns(node))
            {
                issue.Progress.RefuseCode(
                    issue.Code, $"The code {issue.Code.Code} is already used by another discount in the shop. "
                    + "Delete that discount, then apply again.");
            }
            else if (node.CodeDiscount?.EndsAt == issue.Code.EndsAt)
                issue.Progress.MarkIssued(issue.Code);
            else
            {
                // Retired before, wanted again.
                renew.Add(new PendingCall(CodeCalls.Renew(node, issue.Code), issue.Settle) { Parts = [issue.Part] });
            }
        }

        await sender.SendAsync("renewing codes", renew, ct);
    }

    private static void SettleRetired(ChangeProgress progress, CodeToRetire code, UserError[] errors)
    {
        if (errors.Length == 0)
            progress.MarkRetired(code);
        else
            progress.Refuse($"Code {code.Code}: {Objections.Text(errors)}");
    }

    /// <param name="Terms">In the shop's own money.</param>
    private sealed record Issue(ChangeProgress Progress, CodeToIssue Code, CodeTerms Terms)
    {
        public WritePart Part => Progress.Part(WritePartKind.Issue, Code.Entitlement);

        public GraphQlCall Create() => CodeCalls.Create(Code, Terms, Progress.CustomerId);

        public bool Owns(DiscountNode node) => CodeOwnership.IsOurs(node, Code, Terms, Progress.CustomerId);

        public void Settle(UserError[] errors)
        {
            if (errors.Length == 0)
                Progress.MarkIssued(Code);
            else
                Progress.RefuseCode(
                    Code, $"Code {Code.Code}: {Objections.Text(errors)}");
        }
    }
}

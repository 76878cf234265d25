using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>
/// Makes and retires personal codes: one customer, one use, one period. A code is derived from its entitlement, so
/// after a lost answer it is found taken by ourselves and adopted; anybody else's is left alone.
/// </summary>
internal sealed class CodeWriter(GraphQlClient client, MutationSender sender)
{
    private const string Taken = "TAKEN";
    private const string Expired = "EXPIRED";
    private const int LookUpsPerDocument = 50;
    private const decimal LookUpCost = 5m;

    public async Task IssueAsync(IReadOnlyList<ChangeProgress> batch, CancellationToken ct)
    {
        var taken = new List<Issue>();
        var issues = batch.SelectMany(progress => progress.Change.Issue.Select(code => new Issue(progress, code)));
        await sender.SendAsync(
            "making codes",
            issues.Select(issue => new PendingCall(CreateCall(issue), errors =>
            {
                if (errors.Any(error => error.Code == Taken))
                    taken.Add(issue);
                else
                    issue.Settle(errors);
            })).ToList(),
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

        var found = await FindAsync([.. retirements.Select(r => r.Code.Code)], ct);
        var calls = new List<PendingCall>();
        foreach (var ((progress, code), node) in retirements.Zip(found))
        {
            if (node is null || node.CodeDiscount?.Status == Expired)
                progress.MarkRetired(code);
            else if (!BelongsTo(node, progress.CustomerId, orNobody: true))
                progress.Refuse($"The code {code.Code} now belongs to somebody else and is left alone.");
            else
                calls.Add(new PendingCall(DeactivateCall(node), errors => SettleRetired(progress, code, errors)));
        }

        await sender.SendAsync("retiring codes", calls, ct);
    }

    private async Task AdoptAsync(List<Issue> taken, CancellationToken ct)
    {
        var found = await FindAsync([.. taken.Select(issue => issue.Code.Code)], ct);
        var revive = new List<PendingCall>();
        foreach (var (issue, node) in taken.Zip(found))
        {
            var ours = node is not null && BelongsTo(node, issue.Progress.CustomerId, orNobody: false)
                && string.Equals(node.CodeDiscount?.Title, issue.Code.Title, StringComparison.Ordinal);
            if (!ours)
            {
                issue.Progress.RefuseCode(
                    $"The code {issue.Code.Code} is already used by another discount in the shop. "
                    + "Delete that discount, then apply again.");
            }
            else if (node!.CodeDiscount?.EndsAt == issue.Code.EndsAt)
                issue.Progress.MarkIssued(issue.Code);
            else
            {
                // Retired before, wanted again.
                revive.Add(new PendingCall(PeriodCall(node, issue.Code), issue.Settle));
            }
        }

        await sender.SendAsync("renewing codes", revive, ct);
    }

    private async Task<IReadOnlyList<DiscountNode?>> FindAsync(IReadOnlyList<string> codes, CancellationToken ct)
    {
        var found = new List<DiscountNode?>(codes.Count);
        foreach (var some in codes.Chunk(LookUpsPerDocument))
        {
            var calls = some.Select(code =>
                new GraphQlCall(Documents.DiscountFind, new JsonObject { ["code"] = code })).ToList();
            var answer = await client.BatchAsync(
                "looking up codes", calls, LookUpCost,
                ShopifyJson.Default.GraphQlResponseDictionaryStringDiscountNode, ct);
            found.AddRange(calls.Select((_, i) => answer.Data?.GetValueOrDefault(GraphQlBatch.Alias(i))));
        }

        return found;
    }

    private static bool BelongsTo(DiscountNode node, string customer, bool orNobody) =>
        node.CodeDiscount?.Context?.Customers switch
        {
            [var only] => string.Equals(only.Id, customer, StringComparison.Ordinal),
            [] => orNobody, // Its customer was deleted.
            _ => false,
        };

    private static void SettleRetired(ChangeProgress progress, CodeToRetire code, UserError[] errors)
    {
        if (errors.Length == 0)
            progress.MarkRetired(code);
        else
            progress.Refuse($"Code {code.Code}: {string.Join(" ", errors.Select(error => error.Message))}");
    }

    private static GraphQlCall CreateCall(Issue issue) => Call(Documents.DiscountCreate, new DiscountVariables(
        new DiscountInput
        {
            Title = issue.Code.Title,
            Code = issue.Code.Code,
            StartsAt = issue.Code.StartsAt,
            EndsAt = issue.Code.EndsAt,
            UsageLimit = 1,
            AppliesOncePerCustomer = true,
            Context = new DiscountContextInput(new DiscountCustomersInput([issue.Progress.CustomerId])),
            CustomerGets = new DiscountGetsInput(
                new DiscountValueInput(issue.Code.Terms.Number / 100m), new DiscountItemsInput(All: true)),
            // Free shipping that the customer has by a tier or tag stays.
            CombinesWith = new DiscountCombinesInput(
                OrderDiscounts: false, ProductDiscounts: false, ShippingDiscounts: true),
        }));

    private static GraphQlCall PeriodCall(DiscountNode node, CodeToIssue code) => Call(
        Documents.DiscountUpdate,
        new DiscountVariables(new DiscountInput { StartsAt = code.StartsAt, EndsAt = code.EndsAt }, node.Id));

    private static GraphQlCall DeactivateCall(DiscountNode node) =>
        new(Documents.DiscountDeactivate, new JsonObject { ["id"] = node.Id });

    private static GraphQlCall Call(GraphQlDocument document, DiscountVariables variables) =>
        new(document, JsonSerializer.SerializeToNode(variables, ShopifyJson.Default.DiscountVariables)!.AsObject());

    private sealed record Issue(ChangeProgress Progress, CodeToIssue Code)
    {
        public void Settle(UserError[] errors)
        {
            if (errors.Length == 0)
                Progress.MarkIssued(Code);
            else
                Progress.RefuseCode($"Code {Code.Code}: {string.Join(" ", errors.Select(error => error.Message))}");
        }
    }
}
